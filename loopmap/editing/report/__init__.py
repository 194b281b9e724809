"""What a report of a map tells, part by part; `loopmap.formats.report` says how it is written."""
