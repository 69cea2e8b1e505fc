"""The HTML page: parsed by a strict parser, shown and printed by Chromium at two widths, safe whatever the text says."""

import base64
import shutil

import html5lib
import pytest
from pages import normal, read_pages
from programs import need, quyche
from selenium import webdriver
from selenium.webdriver.common.by import By


@pytest.fixture(scope="module")
def browser(fonts, tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = need("chromium", "chromium-browser", "google-chrome")
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "allow-file-access-from-files"):
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('browser')}")
    service = webdriver.ChromeService(need("chromedriver"), env=fonts)
    driver = webdriver.Chrome(options, service)
    yield driver
    driver.quit()


def test_a_strict_parser_finds_no_error(document):
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(document.html.read_text("utf-8"))


def test_one_file_without_scripts_or_anything_from_elsewhere(document):
    tree = html5lib.parse(document.html.read_text("utf-8"), namespaceHTMLElements=False)
    assert tree.get("lang", "").startswith("vi")
    assert not list(tree.iter("script"))
    for node in tree.iter():
        for name, value in node.attrib.items():
            assert not str(name).startswith("on"), (node.tag, name)
            if name in ("src", "href", "action", "data", "poster"):
                assert value.startswith(("#", "data:font", "data:image")), (node.tag, value[:80])


def test_links_of_the_contents_resolve_and_name_every_heading(document):
    tree = html5lib.parse(document.html.read_text("utf-8"), namespaceHTMLElements=False)
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    links = [node for node in tree.iter("a") if node.get("href", "").startswith("#")]
    assert all(link.get("href")[1:] in ids for link in links)
    texts = [squeezed("".join(link.itertext())) for nav in tree.iter("nav") for link in nav.iter("a")]
    for _, label, name in document.outline:
        assert any(text.startswith(squeezed(label)) and squeezed(name) in text for text in texts), f"{label} {name}"


def squeezed(text):
    return normal(text).casefold().replace(" ", "")


def test_no_sideways_scroll_on_a_phone(document, browser):
    for width, height in ((390, 844), (1280, 900)):
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        browser.get(document.html.as_uri())
        seen, wide = browser.execute_script(
            "return [document.documentElement.clientWidth, document.documentElement.scrollWidth]"
        )
        assert seen <= width and wide <= seen, f"{wide} px wide on a screen of {seen} px"
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_letters_are_large_enough_on_a_phone(example, browser):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    )
    browser.get(example.html.as_uri())
    size = browser.execute_script("return parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert size >= 14


def test_links_lead_to_their_headings(example, browser):
    browser.get(example.html.as_uri())
    links = browser.find_elements(By.CSS_SELECTOR, "nav a[href^='#']")
    assert links
    href = links[-1].get_attribute("href")
    browser.get(href)
    top = browser.execute_script(
        "return document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect().top"
    )
    assert -5 <= top <= browser.execute_script("return innerHeight")


def test_prints_on_as_many_pages_as_the_pdf(document, browser, tmp_path):
    browser.get(document.html.as_uri())
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    path = tmp_path / "printed.pdf"
    path.write_bytes(base64.b64decode(printed["data"]))
    ours = len([page for page in document.pages if page.lines])
    theirs = len([page for page in read_pages(path) if page.lines])
    assert abs(ours - theirs) <= 1, f"{theirs} pages from the browser, {ours} in the PDF"


HOSTILE = "<script>window.caught=1</script><img src=x onerror=window.caught=1>\"'><svg onload=window.caught=1>"


def test_nothing_in_the_text_or_the_facts_is_run(shelf, browser, tmp_path):
    folder = tmp_path / "doc-hai"
    shutil.copytree(shelf["du-thanh-phan@hd05-2026"].folder, folder)
    facts = (folder / "regulation.yaml").read_text("utf-8")
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    for key in ("area: xã Hạ Sơn", "place: Hạ Sơn", "circulation: Lưu hành nội bộ", "typist: VTN-12b"):
        assert key in facts
        facts = facts.replace(key, f"{key.split(':')[0]}: {quoted}")
    facts = facts.replace("superior: Đảng uỷ xã Hạ Sơn", f"superior: {quoted}")
    (folder / "regulation.yaml").write_text(facts, "utf-8")
    with (folder / "02-che-do.md").open("a", encoding="utf-8") as text:
        text.write(f"\n# {HOSTILE} {{#cuoi}}\n\n### Điều {HOSTILE}\n\n1. {HOSTILE}\n2. [chữ](javascript:caught=1)[^x]\n"
                   f"\n[^x]: {HOSTILE}\n\n| {HOSTILE} | b |\n|---|---|\n| {HOSTILE} | {{{{ organ.area }}}} |\n")  # fmt: skip
    quyche("render", folder, "--to", "html,docx,pdf", "-o", tmp_path, ok=(0, 1))
    page = tmp_path / "doc-hai.html"
    browser.get(page.as_uri())
    assert browser.execute_script("return window.caught === undefined")
    assert browser.execute_script("return document.scripts.length + document.images.length") == 0
    assert "<script>window.caught=1</script>" in browser.execute_script("return document.body.textContent")
    hrefs = browser.execute_script("return [...document.links].map(link => link.protocol)")
    assert "javascript:" not in hrefs
