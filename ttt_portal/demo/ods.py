def build(ods, cast):
    pass
