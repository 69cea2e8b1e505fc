"""The page of a comparison in Chromium: filter, keys, folds, links, print, phone, safety."""

import base64
import json
import re

import html5lib
import pdfplumber
import pytest
from pages import MM, normal
from programs import REPO, need, quyche
from selenium import webdriver
from selenium.webdriver.common.by import By

OLD, NEW = REPO / "regulations/tinh-uy-2020-2025", REPO / "regulations/tinh-uy-2025-2030"
STOPS = "[...document.querySelectorAll('tbody[data-change]:not(.off), tbody[data-fact]:not([hidden])')]"


@pytest.fixture(scope="module")
def driver(fonts, tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = need("chromium", "chromium-browser", "google-chrome")
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "allow-file-access-from-files"):
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('browser')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(need("chromedriver"), env=fonts))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    out = tmp_path_factory.mktemp("page") / "so-sanh.html"
    quyche("diff", OLD, NEW, "--to", "html", "-o", out, ok=(1,))
    return out


@pytest.fixture(scope="module")
def data():
    return json.loads(quyche("diff", OLD, NEW, "--to", "json", ok=(1,)).stdout)


@pytest.fixture
def shown(driver, page):
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    driver.set_window_size(1440, 900)
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get(page.as_uri())
    yield driver
    assert driver.get_log("browser") == []


def counter(driver):
    return driver.find_element(By.ID, "_at").text


def press(driver, keys):
    for key in keys:
        driver.switch_to.active_element.send_keys(key)


def check(driver, name, value, on):
    box = driver.find_element(By.CSS_SELECTOR, f"input[name={name}][value={value}]")
    if box.is_selected() != on:
        box.click()


def visible(driver, selector):
    return driver.execute_script(
        "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).length", selector
    )


def test_a_strict_parser_finds_no_error(page):
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page.read_text("utf-8"))


def test_the_keys_go_through_every_change_and_fact_that_is_shown(shown, data):
    told = [change for change in data["changes"] if change["kinds"] != ["renumbered"]]
    count = len(told) + len(data["facts"])
    assert counter(shown) == f"–/{count}"
    press(shown, "nnjp")
    assert counter(shown) == f"2/{count}"
    here = shown.switch_to.active_element
    assert "here" in here.get_attribute("class") and here.get_attribute("data-change")
    box = shown.execute_script("const r = arguments[0].getBoundingClientRect(); return [r.top, r.bottom]", here)
    bar = shown.execute_script("return document.querySelector('.bar').getBoundingClientRect().bottom")
    assert bar <= box[0] and box[1] <= shown.execute_script("return innerHeight")
    assert shown.find_element(By.ID, "_status").get_attribute("textContent").startswith(f"Thay đổi 2/{count}: ")
    seen = set()
    for _ in range(count):
        press(shown, "n")
        stop = shown.switch_to.active_element
        assert stop.is_displayed()
        seen.add(stop.get_attribute("id"))
    assert len(seen) == count and counter(shown) == f"2/{count}"
    press(shown, "kk")
    assert counter(shown) == f"{count}/{count}"


def test_the_filter_shows_what_is_chosen_and_calms_the_rest(shown, data):
    for box in shown.find_elements(By.CSS_SELECTOR, ".filter input"):
        if box.is_selected():
            box.click()
    assert counter(shown) == "–/0"
    assert shown.find_element(By.ID, "_next").get_property("disabled")
    for kind in ("moved", "renumbered", "added"):
        check(shown, "kind", kind, True)
        stops = shown.execute_script(f"return {STOPS}.map(stop => stop.dataset.kinds)")
        assert len(stops) == sum(kind in change["kinds"] for change in data["changes"]) > 0
        assert all(kind in kinds.split() for kinds in stops)
        check(shown, "kind", kind, False)
    check(shown, "topic", "meeting", True)
    meetings = sum(fact["kind"] == "meeting" for fact in data["facts"])
    assert counter(shown) == f"–/{meetings}"
    assert visible(shown, ".fact") == meetings
    struck = "return [...document.querySelectorAll('.off del')].some(e => getComputedStyle(e).textDecorationLine != 'none')"
    assert not shown.execute_script(struck)


def test_what_is_unchanged_is_folded_and_opens(shown):
    folds = visible(shown, ".fold button")
    assert folds > 0
    first = shown.find_element(By.CSS_SELECTOR, ".fold button")
    hidden = visible(shown, "tbody.row")
    first.click()
    assert first.get_attribute("aria-expanded") == "true" and visible(shown, "tbody.row") > hidden
    first.click()
    assert visible(shown, "tbody.row") == hidden
    press(shown, "u")
    assert visible(shown, ".fold button") == 0
    assert visible(shown, "tbody.row") == shown.execute_script("return document.querySelectorAll('tbody.row').length")


def test_a_link_to_a_folded_provision_opens_it(driver, shown, page):
    folded = shown.execute_script("return document.querySelector('tbody.row[hidden]').id")
    driver.get("about:blank")
    driver.get(f"{page.as_uri()}#{folded}")
    target = driver.find_element(By.ID, folded)
    assert target.is_displayed()
    top = driver.execute_script("return arguments[0].getBoundingClientRect().top", target)
    assert 0 <= top <= 900


def test_moved_provisions_link_to_each_other(shown, data):
    moved = sum("moved" in change["kinds"] for change in data["changes"])
    links = shown.execute_script(
        "return [...document.querySelectorAll('.row.from > .note a')].map(a => [a.hash.slice(1), a.closest('tbody').id])"
    )
    assert len(links) == moved
    for there, back in links:
        hrefs = shown.execute_script(
            "return [...document.getElementById(arguments[0]).querySelectorAll('.note a')].map(a => a.hash.slice(1))", there
        )
        assert back in hrefs


@pytest.mark.parametrize("width", [390, 768, 1024, 1440])
def test_nothing_is_wider_than_the_screen(driver, shown, width):
    screen = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    driver.execute_script("document.getElementById('_unfold').click()")
    seen, wide = driver.execute_script(
        "return [document.documentElement.clientWidth, document.documentElement.scrollWidth]"
    )
    assert seen <= width and wide <= seen, f"{wide} px wide on a screen of {seen} px"


def test_letters_stand_out_from_their_ground(shown):
    """WCAG AA: 4.5 to 1, for every visible text against the nearest ground, in both schemes."""
    script = (
        "const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .03928 ? v / 12.92"
        " : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };"
        "const parts = t => t.match(/[\\d.]+/g).map(Number);"
        "const ground = e => { for (; e; e = e.parentElement) { const p = parts(getComputedStyle(e).backgroundColor);"
        " if (getComputedStyle(e).backgroundColor.startsWith('rgb') && (p[3] ?? 1) === 1) return p.slice(0, 3); }"
        " return [255, 255, 255]; };"
        "const low = new Set();"
        "for (const e of document.querySelectorAll('body *')) { if (!e.checkVisibility()) continue;"
        " if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;"
        " if (e.closest('.sr, .skip, script')) continue;"
        " const a = light(parts(getComputedStyle(e).color).slice(0, 3)), b = light(ground(e));"
        " const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);"
        " if (ratio < 4.5) low.add(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`); }"
        "return [...low];"
    )
    press(shown, "n")
    for scheme in ("light", "dark"):
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        shown.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        assert shown.execute_script(script) == [], scheme
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def squeezed(text):
    """Words without the space between them, the brackets around footnotes and the capitals of titles."""
    return re.sub(r"[\s\[\]]+", "", normal(text)).casefold()


def test_print_is_a4_across_with_every_word_of_both_texts(shown, data, tmp_path):
    press(shown, "u")
    printed = shown.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})
    path = tmp_path / "so-sanh.pdf"
    path.write_bytes(base64.b64decode(printed["data"]))
    halves = {"old": [], "new": []}
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            width, height = page.width, page.height
            assert abs(width - 842) < 2 and abs(height - 595) < 2
            assert all(20 < char["x0"] and char["x1"] < width - 20 for char in page.chars)
            # Whose column is whose stands over every page.
            over = squeezed(page.crop((0, 0, width, 17 * MM)).extract_text())
            assert over == squeezed("Bản cũ · nhiệm kỳ 2020–2025 Bản mới · nhiệm kỳ 2025–2030")
            for half, x in (("old", 0), ("new", width / 2)):
                text = page.crop((x, 17 * MM, x + width / 2, height - 14 * MM)).extract_text()
                halves[half].append(squeezed(text))
    halves = {half: "".join(texts) for half, texts in halves.items()}
    for change in data["changes"]:
        for side in {"old", "new"} & change.keys():
            for line in change[side]["text"].splitlines():
                if " | " not in line:
                    assert squeezed(line) in halves[side], f"{change[side]['citation']} ({side}): {line}"


def test_everything_is_there_without_the_script(driver, page, data, tmp_path):
    plain = tmp_path / "khong-script.html"
    plain.write_text(re.sub(r"<script>.*</script>", "", page.read_text("utf-8"), flags=re.S), "utf-8")
    driver.get(plain.as_uri())
    rows = driver.execute_script("return document.querySelectorAll('tbody.row').length")
    assert visible(driver, "tbody.row") == rows
    assert visible(driver, "tbody.fact") == len(data["facts"])
    assert visible(driver, ".tools") == 0


def test_no_text_is_run(driver, tmp_path):
    bad = "</script><script>window.caught=1</script><img src=x onerror=window.caught=1>'><svg onload=window.caught=1>"
    for name, tail in (("cu", "trước"), ("moi", "sau")):
        folder = tmp_path / name
        folder.mkdir()
        quoted = "'" + bad.replace("'", "''") + tail + "'"
        (folder / "regulation.yaml").write_text(
            f"schema: 1\nkind: khac\nsubject: {quoted}\norgan:\n  name: {quoted}\n", "utf-8"
        )
        (folder / "01-a.md").write_text(f"# {bad} {{#a}}\n\n### {bad} {tail} {{#b}}\n\n1. {bad} {tail}\n", "utf-8")
    out = tmp_path / "hai.html"
    quyche("diff", tmp_path / "cu", tmp_path / "moi", "--to", "html", "-o", out, ok=(1,))
    driver.get_log("browser")
    driver.get(out.as_uri())
    press(driver, "nn")
    assert driver.execute_script("return window.caught === undefined && document.images.length === 0")
    assert driver.execute_script("return document.scripts.length") == 1
    assert driver.find_element(By.ID, "_at").text.startswith("2/")
    assert driver.get_log("browser") == []
    # Even a script that came in would not run.
    driver.execute_script(
        "const s = document.createElement('div'); s.innerHTML = '<img src=x onerror=window.caught=1>'; document.body.append(s)"
    )
    assert driver.execute_async_script("setTimeout(() => arguments[0](window.caught === undefined), 300)")
