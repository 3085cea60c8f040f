"""The stages, in order: encode, teachers, students, decoding, export, calibrate, evaluate."""
