"""What acts when it is opened."""

from pikepdf import Array, Dictionary, Name, String

from tests.seal.attacks.world import maker
from tests.seal.papers import CATALOG, PAGE, PAGES, paper, raw


def _change(change, w):
    return w.signed(paper(change=change))


@maker
def javascript(w):
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    return _change(lambda pdf: pdf.Root.__setattr__("OpenAction", action), w)


@maker
def named_script(w):
    names = Dictionary(JavaScript=Dictionary(Names=Array([])))
    return _change(lambda pdf: pdf.Root.__setattr__("Names", names), w)


@maker
def action(w, kind):
    def change(pdf):
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([0, 0, 9, 9]),
            A=Dictionary({"/S": Name("/" + kind)}),
        )
        pdf.pages[0].Annots = Array([pdf.make_indirect(link)])

    return _change(change, w)


@maker
def going_to_a_page(w):
    def change(pdf):
        page = pdf.pages[0].obj
        pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))

    return _change(change, w)


@maker
def embedded_file(w):
    def change(pdf):
        pdf.attachments["附件.txt"] = b"text"

    return _change(change, w)


@maker
def xfa(w):
    def change(pdf):
        form = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))
        pdf.Root.AcroForm = pdf.make_indirect(form)

    return _change(change, w)


@maker
def outside_stream(w):
    def change(pdf):
        pdf.pages[0].Contents.F = String("//elsewhere/page.txt")

    return _change(change, w)


@maker
def hidden_name(w):
    """The name of a script written with an escape, as it stands in the bytes."""
    return raw(b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/J#61vaScript/JS(x)>>>>", PAGES, PAGE)


@maker
def bare_file(w):
    """A file named without being embedded: something outside."""
    return raw(CATALOG, PAGES, PAGE, b"<</Type/Filespec/UF(page.txt)>>")


@maker
def trailer_acts(w, value):
    """What hangs on the trailer alone, on no object of the file."""
    return raw(CATALOG, PAGES, PAGE).replace(b"/Root 1 0 R", b"/Root 1 0 R" + value.encode())


@maker
def catalogue_in_trailer(w):
    """A catalogue that is no object of its own but stands in the trailer."""
    catalogue = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript>>>>"
    return raw(CATALOG, PAGES, PAGE).replace(b"/Root 1 0 R", b"/Root " + catalogue)
