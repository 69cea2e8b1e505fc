"""LibreOffice takes or refuses every tracked change of Word files and says what is left, as text."""

from pathlib import Path

from programs import need, run

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Decide(jobs As String)
  Dim handle As Integer
  Dim entry As String
  handle = FreeFile
  Open jobs For Input As #handle
  Do While Not Eof(handle)
    Line Input #handle, entry
    If entry &lt;&gt; "" Then
      fields = Split(entry, "|")
      One(fields(0), fields(1), fields(2))
    End If
  Loop
  Close #handle
  StarDesktop.terminate()
End Sub

Sub One(command As String, source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  If command &lt;&gt; "-" Then
    helper = createUnoService("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch(doc.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  End If
  doc.TextFields.refresh()
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Text (encoded)"
  doc.storeToURL(ConvertToURL(target), kind())
  doc.close(True)
End Sub
</script:module>
"""

LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Changes"/>
</library:library>
"""


def decide(jobs: list[tuple[str, Path, Path]], home: Path) -> None:
    """Opens each file, dispatches `AcceptAllTrackedChanges`, `RejectAllTrackedChanges` or nothing (`-`), saves its text."""
    office = (need("soffice", "libreoffice"), f"-env:UserInstallation=file://{home}", "--headless", "--norestore")
    # The first start writes a library of its own over whatever is there.
    run(*office, "--terminate_after_init", timeout=300)
    library = home / "user/basic/Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "Changes.xba").write_text(MACRO)
    (library / "script.xlb").write_text(LIBRARY)
    listing = home / "jobs.txt"
    listing.write_text("".join(f"{command}|{source}|{target}\n" for command, source, target in jobs))
    run(*office, f'macro:///Standard.Changes.Decide("{listing}")', timeout=600)
