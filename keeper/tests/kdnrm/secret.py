class Secret:
    """Holds a value that no formatting may show."""

    def __init__(self, value):
        self.value = value

    @staticmethod
    def get_value(secret):
        return secret.value if isinstance(secret, Secret) else secret

    def __str__(self):
        raise AssertionError("a secret was used as text")
