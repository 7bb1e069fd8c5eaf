// The Reports target.
