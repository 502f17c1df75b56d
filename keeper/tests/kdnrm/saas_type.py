from dataclasses import dataclass, field
from typing import Any, List, Optional, Union

from kdnrm.secret import Secret

TYPES = ("text", "multiline", "url", "int", "number", "bool", "enum", "record", "secret")


@dataclass
class SaasConfigEnum:
    value: str
    desc: Optional[str] = None
    code: Optional[str] = None


@dataclass
class SaasConfigItem:
    id: str
    label: str
    desc: str
    is_secret: bool = False
    type: str = "text"
    default_value: Optional[Any] = None
    enum_values: List[SaasConfigEnum] = field(default_factory=list)
    required: bool = False
    code: Optional[str] = None
    desc_code: Optional[str] = None

    def __post_init__(self):
        assert self.type in TYPES, f"{self.id}: the contract has no type {self.type}"


@dataclass
class SaasUser:
    username: Secret
    new_password: Optional[Secret] = None
    prior_password: Optional[Secret] = None


@dataclass
class ReturnCustomField:
    label: str
    type: str = "text"
    value: Optional[Union[str, Secret]] = None

    def __post_init__(self):
        assert isinstance(self.value, (str, Secret, type(None))), "return fields are limited to text"
