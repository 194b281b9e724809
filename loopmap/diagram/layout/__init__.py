"""Placing variables so that loops read as loops. numpy only; the same input gives the same map."""
