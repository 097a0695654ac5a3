"""The models of Authlete Dynamic Client Registration API. Each is read when it is first needed.

Written by sdkwright; edit the document instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime import lazily

if TYPE_CHECKING:
    from .application_type import ApplicationType as ApplicationType
    from .client import Client as Client
    from .client import ClientResponseMode as ClientResponseMode
    from .client import ClientClientSource as ClientClientSource
    from .client_auth_method import ClientAuthMethod as ClientAuthMethod
    from .client_extension import ClientExtension as ClientExtension
    from .client_registration_request import ClientRegistrationRequest as ClientRegistrationRequest
    from .client_registration_response import ClientRegistrationResponse as ClientRegistrationResponse
    from .client_registration_response import ClientRegistrationResponseAction as ClientRegistrationResponseAction
    from .client_registration_type import ClientRegistrationType as ClientRegistrationType
    from .client_type import ClientType as ClientType
    from .fapi_mode import FapiMode as FapiMode
    from .grant_type import GrantType as GrantType
    from .jwe_alg import JweAlg as JweAlg
    from .jwe_enc import JweEnc as JweEnc
    from .jws_alg import JwsAlg as JwsAlg
    from .pair import Pair as Pair
    from .response_type import ResponseType as ResponseType
    from .result import Result as Result
    from .subject_type import SubjectType as SubjectType
    from .tagged_value import TaggedValue as TaggedValue
else:
    __getattr__ = lazily(
        __name__,
        {
            "ApplicationType": "application_type",
            "Client": "client",
            "ClientResponseMode": "client",
            "ClientClientSource": "client",
            "ClientAuthMethod": "client_auth_method",
            "ClientExtension": "client_extension",
            "ClientRegistrationRequest": "client_registration_request",
            "ClientRegistrationResponse": "client_registration_response",
            "ClientRegistrationResponseAction": "client_registration_response",
            "ClientRegistrationType": "client_registration_type",
            "ClientType": "client_type",
            "FapiMode": "fapi_mode",
            "GrantType": "grant_type",
            "JweAlg": "jwe_alg",
            "JweEnc": "jwe_enc",
            "JwsAlg": "jws_alg",
            "Pair": "pair",
            "ResponseType": "response_type",
            "Result": "result",
            "SubjectType": "subject_type",
            "TaggedValue": "tagged_value",
        },
    )
