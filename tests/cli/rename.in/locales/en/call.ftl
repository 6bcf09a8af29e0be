# About the lead
lead = More than 20 states.
