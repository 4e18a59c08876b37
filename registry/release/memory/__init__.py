"""What a build remembers for the next one: public facts only, kept outside what is published."""
