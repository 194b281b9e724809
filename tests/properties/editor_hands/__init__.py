"""Hands that do anything at all to one session; ``test_editor_machine`` joins them."""
