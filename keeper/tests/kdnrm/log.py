class Log:
    lines = []

    @classmethod
    def info(cls, line):
        cls.lines.append(line)
