"""Put an own filter, and a function from text to text, into the default pipeline."""

from unionclean import Drop, block_filter, lift, presets


@block_filter("ruler", rules={"ruler.line": "a line of nothing but dashes or stars"})
def ruler(block, facts):
    """Drop lines that only separate."""
    return Drop("ruler.line") if not block.text.strip("-*—") else None


def ellipsis(text: str) -> str:
    return text.replace("......", "……")


pipe = presets.default().without("spun").before("script", ruler).after("ruler", lift(ellipsis))

doc = pipe.clean("春天來了......花園裡的花都開了,孩子們在草地上奔跑。\n------\n夏天也不遠了。")

print(doc.text)
for edit in doc.edits:
    print(edit.rule, edit.before, "→", edit.after)
print([block.dropped for block in doc.dropped])
