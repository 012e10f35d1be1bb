"""Small frozen values with rules of their own: amounts, years, dates, references."""
