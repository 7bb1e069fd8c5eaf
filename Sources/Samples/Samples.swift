// The Samples target.
