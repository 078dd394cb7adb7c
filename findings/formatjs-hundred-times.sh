#!/usr/bin/env bash
# A share of 0.456 is 4.560% in a message, by the sign that ICU has for "times a hundred, and percent".
#
# Expected: {share, number, ::%x100} is 46%, and ::percent leaves the number as it is, so that 45.6 is 45.6%: the
#   skeletons are those of ICU, in whose manual %x100 is short for percent scale/100, and percent is only the sign.
# Happens: intl-messageformat, under react-intl and next-intl, makes percent into the style of Intl, which
#   multiplies by a hundred itself, and the scale into another hundred: 4.560%. messageformat, the other library of
#   npm for such messages, writes 46%, and 0.456% for percent alone. One file of translations, read by a page in one
#   of them and by an app in ICU, has shares that differ a hundredfold. Issue 4283 of formatjs tells of percent, not
#   of the sign.
# Who meets it: whoever shares messages with figures between a page and apps, or moves from the one library to the
#   other.
# Seen with: intl-messageformat 12.1.5, @messageformat/core 3.4.1, Node 20 (0.456 in Indonesian): %x100 4.560% and
#   46%, percent scale/100 4.560% and 46%, percent 46% and 0,456%
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund intl-messageformat@12.1.5 @messageformat/core@3.4.1
cat > share.mjs <<'JS'
import { strict as assert } from "node:assert";
import MessageFormat from "@messageformat/core";
import { IntlMessageFormat } from "intl-messageformat";

const share = 0.456;
const found = Object.fromEntries(
  ["%x100", "percent scale/100", "percent"].map((skeleton) => {
    const message = `{share, number, ::${skeleton}}`;
    const formatted = new IntlMessageFormat(message, "id").format({ share });
    return [skeleton, [formatted, new MessageFormat("id").compile(message)({ share })]];
  }),
);
console.log(found);
const other = Object.values(found).map(([, text]) => text);
assert.deepEqual(other, ["46%", "46%", "0,456%"]);
assert.equal(found["%x100"][0], "4.560%", "a share is multiplied once now");
assert.equal(found["percent scale/100"][0], "4.560%");
assert.equal(found.percent[0], "46%");
JS
node share.mjs
