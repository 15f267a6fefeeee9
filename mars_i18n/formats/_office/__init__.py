"""What packages of XML share, Word, OpenDocument and slides: reading safely, one kind of segment, writing in place."""
