"""Before something goes out: whom it may tell of is asked first, and then it is made afresh."""
