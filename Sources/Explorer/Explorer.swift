// The Explorer target.
