// The Tables target.
