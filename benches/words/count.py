"""Counts the syllables, words and neighbours of Vietnamese texts for `src/language/words`.

    python3 benches/words/count.py --list words.txt --out src/language/words TEXT_OR_FOLDER…

`--list` is a list of words, one a line (`pyvi/models/words.txt` of pyvi 0.1.1, MIT). Texts are Markdown or plain text in
UTF-8. Written are, sorted by their bytes: `words.txt` (words of two to four syllables and in how many texts), `listed.txt`
(words of the list that the texts have not), `seams.txt` (the last and the first syllable of neighbouring words: in how many
texts with the first of them a word by itself, with the second so, at all), `alone.txt` (syllables: how often, how often a
word by themselves, whether the list has them so) and `counts.txt` (how much was counted). No sentence of the texts is
kept: what stands in one text alone is left out.
"""

import argparse
import collections
import math
import pathlib
import re
import unicodedata

LONGEST = 4
ROUNDS = 4
# The letters that a tone mark leaves in the old style: `khoá`, `thuỷ`.
OLD = [(re.compile(f"{new}$"), old) for row, end in (("óòỏõọ", "a"), ("óòỏõọ", "e"), ("úùủũụ", "y"))
       for new, old in zip((f"(?<!q){c}{end}" for c in row),
                           (("o" if row[0] == "ó" else "u") + c for c in
                            {"a": "áàảãạ", "e": "éèẻẽẹ", "y": "ýỳỷỹỵ"}[end]))]
I_FOR_Y = re.compile(r"^(k|l|m|t|qu)([iíìỉĩị])$")
Y = dict(zip("iíìỉĩị", "yýỳỷỹỵ"))
LETTERS = re.compile(r"^[a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]{1,7}$")
TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|\n")


def folded(syllable):
    """In lower case, the tone mark in the old style, as `model::folded` does."""
    syllable = syllable.lower()
    for pattern, old in OLD:
        syllable = pattern.sub(old, syllable)
    return syllable


def with_y(syllable):
    """As central texts print it: `kỳ` for `kì`."""
    return I_FOR_Y.sub(lambda found: found[1] + Y[found[2]], syllable)


def bare(word):
    """Its letters without any marks."""
    letters = unicodedata.normalize("NFD", " ".join(word).replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def runs(text):
    """The stretches of syllables that nothing parts: a sentence has several."""
    text = unicodedata.normalize("NFC", text)
    # A line goes on when the next begins with a small letter.
    text = re.sub(r"(?<=[^\W\d_,])[ \t]*\n+[ \t]*(?=[^\W\d_])", lambda m: " " if text[m.end()].islower() else "\n", text)
    text = re.sub(r"[*_`#>|]", " \n ", text) if "|" in text else re.sub(r"[*_`#>]", "", text)
    out = []
    for found in TOKEN.finditer(text):
        syllable = folded(found.group())
        if LETTERS.match(syllable):
            out.append(syllable)
        elif out:
            yield out
            out = []
    if out:
        yield out


def read_list(path):
    words = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        syllables = [folded(part) for part in unicodedata.normalize("NFC", line).replace("_", " ").split()]
        if all(LETTERS.match(part) for part in syllables) and 1 <= len(syllables) <= LONGEST:
            words.add(tuple(syllables))
            words.add(tuple(with_y(part) for part in syllables))
    return words


def likeliest(run, cost, unknown):
    """The words of a run whose costs together are least."""
    best = [0.0] + [math.inf] * len(run)
    back = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - LONGEST), end):
            word = tuple(run[start:end])
            price = cost.get(word, unknown if len(word) == 1 else math.inf)
            if best[start] + price < best[end]:
                best[end], back[end] = best[start] + price, start
    end, out = len(run), []
    while end:
        out.append(tuple(run[back[end]:end]))
        end = back[end]
    return out[::-1]


def texts_of(paths):
    for path in paths:
        files = sorted(path.rglob("*.md")) if path.is_dir() else [path]
        yield from (file for file in files if file.name != "README.md")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("texts", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    listed = read_list(args.list)
    files = [list(runs(file.read_text(encoding="utf-8"))) for file in texts_of(args.texts)]

    syllables, in_files, pairs = (collections.Counter() for _ in range(3))
    for file in files:
        seen, seen_pairs = collections.Counter(), collections.Counter()
        for run in file:
            seen.update(run)
            seen_pairs.update(zip(run, run[1:]))
        syllables.update(seen)
        pairs.update(seen_pairs)
        in_files.update(seen.keys())
    known = {part for word in listed for part in word} | {part for part, count in in_files.items() if count > 3}
    known = {part for part in known if len(part) > 1 or part in "ôôýởởaiuyà"}
    total = sum(syllables.values())

    def strength(pair):
        """How much oftener two syllables meet than chance has it, of at most one (normed mutual information)."""
        together = pairs[pair] / total
        return math.log(together * total * total / (syllables[pair[0]] * syllables[pair[1]])) / -math.log(together)

    words = {word for word in listed if len(word) > 1}
    # The first reading takes the fewest words, the more frequent first; the next ones go by what was read.
    least = {word: min(pairs[pair] for pair in zip(word, word[1:])) for word in words}
    cost = {word: 1 - count / (total + 1) for word, count in least.items() if count}
    cost |= {(part,): 1.0 for part in known}
    mined = set()
    for number in range(ROUNDS):
        counts, free, free_files = collections.Counter(), collections.Counter(), collections.Counter()
        word_files, seams, after_single, before_single = (collections.Counter() for _ in range(4))
        for file in files:
            seen, seen_words, seen_seams, seen_after, seen_before = (set() for _ in range(5))
            for run in file:
                read = likeliest(run, cost, 20.0)
                counts.update(read)
                seen_words.update(read)
                for word, after in zip(read, read[1:]):
                    seam = (word[-1], after[0])
                    seen_seams.add(seam)
                    if len(after) == 1:
                        seen_after.add(seam)
                    if len(word) == 1:
                        seen_before.add(seam)
                    if len(word) == len(after) == 1:
                        free[word + after] += 1
                        seen.add(word + after)
            free_files.update(seen)
            word_files.update(seen_words)
            seams.update(seen_seams)
            after_single.update(seen_after)
            before_single.update(seen_before)
        if number == 0:
            # Syllables that the list leaves single, in many texts, and that seldom go without each other.
            of_list = {part for word in listed for part in word}
            right = collections.Counter()
            for word, texts in word_files.items():
                if word in listed:
                    right[bare(word)] = max(right[bare(word)], texts)
            mined = {pair for pair, count in free.items()
                     if free_files[pair] > 5 and count > 9 and pair[0] != pair[1] and strength(pair) > 0.45
                     and all(len(part) > 1 and part in of_list for part in pair)
                     # What a machine misread is a word but for its marks.
                     and right[bare(pair)] < 2 * free_files[pair]}
            words |= mined
        amount = sum(counts.values())
        cost = {word: -math.log((count + 0.5) / amount) for word, count in counts.items()}
        cost |= {word: -math.log(0.5 / amount) for word in words if word not in cost}

    args.out.mkdir(parents=True, exist_ok=True)
    counted = sorted(" ".join(word) + f"\t{word_files[word]}" for word in words if word_files[word] > 1)
    others = sorted(" ".join(word) for word in words if word_files[word] < 2)
    met = sorted(" ".join(pair) + f"\t{before_single[pair]}\t{after_single[pair]}\t{seams[pair]}" for pair in seams
                 if seams[pair] > 1 and pair[0] in known and pair[1] in known)
    alone = sorted(f"{part}\t{syllables[part]}\t{counts[(part,)]}\t{int((part,) in listed)}"
                   for part in known if in_files[part] > 1 or (part,) in listed)
    about = {
        "texts": len(files), "syllables read": total, "words of the list": sum(len(word) > 1 for word in listed),
        "words that the texts add": len(mined), "words in two texts or more": len(counted), "other words": len(others),
        "neighbours": len(met), "syllables": len(alone),
    }
    lines = {"words": counted, "listed": others, "seams": met, "alone": alone,
             "counts": [f"{name}\t{count}" for name, count in about.items()]}
    for name, rows in lines.items():
        (args.out / f"{name}.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
