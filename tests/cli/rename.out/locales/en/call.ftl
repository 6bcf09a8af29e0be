# About the lead
opening = More than 20 states.
