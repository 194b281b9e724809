"""Today and the future side by side: the map that is worked on, and a picture of the other."""
