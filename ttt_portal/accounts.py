from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """People are invited by organisers: nobody opens an account for themselves."""

    def is_open_for_signup(self, request):
        return False
