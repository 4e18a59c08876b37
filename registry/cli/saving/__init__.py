"""What `registry backup` saves and `registry restore` puts back."""
