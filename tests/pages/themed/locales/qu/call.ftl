title = Qarpata mañakuy
call = Wasikunata kichariychik.
