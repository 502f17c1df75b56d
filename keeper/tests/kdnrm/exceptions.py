class SaasException(Exception):
    def __init__(self, msg, code=None, values=None):
        super().__init__(msg)
        self.codes = [{"msg": msg, "code": code or msg, "values": values or {}}]
