import re

from kdnrm.exceptions import SaasException


class SaasPluginBase:
    """Reads the configuration record by the labels of the schema, as the contract says; the record is a dict here."""

    def __init__(self, user, config_record, provider_config=None, force_fail=False):
        self.user = user
        self.return_fields = []
        self.field_config = {it.id: self._value(it, config_record.get(it.label)) for it in self.config_schema()}

    @classmethod
    def _value(cls, item, value):
        value = (value or "").strip() or item.default_value
        if item.required and value is None:
            raise SaasException(f"the field {item.label} is required")
        if value is None:
            return None
        if item.type == "url" and not re.match(r"^http.*://", value, re.IGNORECASE):
            raise SaasException(f"the field {item.label} is no URL")
        if item.type == "enum" and value not in [it.value for it in item.enum_values]:
            raise SaasException(f"the field {item.label} has no valid value")
        return int(value) if item.type == "int" else value

    @classmethod
    def requirements(cls):
        return []

    def get_config(self, key, default=None):
        value = self.field_config.get(key)
        return default if value is None else value

    def add_return_field(self, field):
        self.return_fields.append(field)
