"""Making a vector for each word of the news out of a language model."""
