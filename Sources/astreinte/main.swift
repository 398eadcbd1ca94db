import AstreinteCommand

Astreinte.start()
