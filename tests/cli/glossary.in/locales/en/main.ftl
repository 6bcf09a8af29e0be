a = The NGOs ask for due process.
