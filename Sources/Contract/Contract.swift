// The Contract target.
