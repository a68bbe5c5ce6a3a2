"""What the portal stands under load, measured with the real actions; `manage.py bench` runs it."""
