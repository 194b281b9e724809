"""What the user does, without Qt: session, history, edits, tools, the sentence bar's grammar."""
