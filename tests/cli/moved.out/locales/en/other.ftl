lead = Thank you

road-closed-three = The road was closed for three days, and nobody told the people who live there.
