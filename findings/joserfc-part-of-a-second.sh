#!/usr/bin/env bash
# A token that gives its moment of issue with a fraction is one "issued in the future" until the next full second.
#
# Expected: RFC 7519 allows fractions in NumericDate, so a token that is valid since a quarter of a second is valid; the
#   other library that people use, PyJWT, takes it.
# Happens: joserfc cuts the present to whole seconds and compares it with the fraction: iat and nbf of 10:00:00.25 are
#   later than 10:00:00, which is what it takes 10:00:00.75 for. The token is refused with InvalidClaimError, and taken
#   when it is tried again. With leeway=1 it passes. A provider whose clock agrees perfectly is refused most often, for
#   the rest of the second in which it signed.
# Who meets it: whoever logs in with a provider that writes time as its language gives it, with fractions: some logins
#   fail, and nobody can make one fail again.
# Seen with: joserfc 1.8.0, PyJWT 2.15.1, Python 3.11:
#   joserfc iat "The token was issued in the future", nbf "The token is not yet valid", a second later both valid
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet joserfc==1.8.0 pyjwt==2.15.1
"$folder/venv/bin/python" - <<'PY'
import time

import jwt as pyjwt
from joserfc import jwt
from joserfc.errors import InvalidClaimError
from joserfc.jwk import OctKey

KEY = "only-for-this-script-0123456789-0123456789"


def taken(claims: dict[str, float]) -> str:
    token = pyjwt.encode(claims, KEY, algorithm="HS256")
    assert pyjwt.decode(token, KEY, algorithms=["HS256"]) == claims
    try:
        jwt.JWTClaimsRegistry().validate(jwt.decode(token, OctKey.import_key(KEY)).claims)
    except InvalidClaimError as trouble:
        return str(trouble.description)
    return "valid"


time.sleep((1.5 - time.time() % 1) % 1)
earlier = time.time() - 0.25
at_once = [taken({claim: earlier}) for claim in ("iat", "nbf")]
time.sleep(1)
later = [taken({claim: earlier}) for claim in ("iat", "nbf")]
print(at_once, later)
assert later == ["valid", "valid"]
assert at_once == ["The token was issued in the future", "The token is not yet valid"], "fractions are compared now"
PY
