"""What a record may hold of a source that is protected: which fields, no way to reach it, no names, no telling details. Pure."""
