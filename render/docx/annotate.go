package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
)

// Remark is something to be said at a place of a Word file (审核意见).
type Remark struct {
	// At is the place; the zero place, and one that a comment cannot stand at, is the
	// beginning of the document, where the title is.
	At Place
	// Text is what is said; a line break parts paragraphs.
	Text string
}

// Place is a stretch of a part, by bytes as they are when the part is unpacked.
type Place struct {
	// Part is the name of the part, "word/document.xml"; "" is the document's.
	Part string
	// Start and End are where the text begins and ends. End 0 is the end of the text of the
	// run in which it begins.
	Start, End int
}

// AnnotateOptions say how remarks are written. The zero options work.
type AnnotateOptions struct {
	// Author is who remarks; default 年报检查.
	Author string
	// Date is when; zero writes none, so that the same remarks give the same bytes.
	Date time.Time
	// Limits bound what the file may take.
	Limits Limits
}

// Annotate writes the Word file with the remarks as comments (批注), each at its place. What
// was there stays byte for byte, comments of others among it; the parts that nothing is
// added to are copied as they lie. It is not made for files that go out in an office's
// name: what the file holds beside is not looked at, as it is in a template.
func Annotate(w io.Writer, original []byte, remarks []Remark) error {
	return AnnotateContext(context.Background(), w, original, remarks, AnnotateOptions{})
}

// AnnotateContext is Annotate with options; it ends with the context.
func AnnotateContext(ctx context.Context, w io.Writer, original []byte, remarks []Remark, o AnnotateOptions) error {
	o.Limits = o.Limits.withDefaults()
	if _, err := appendAttribute(nil, o.Author); err != nil {
		return message.Within("docx.author", err)
	}
	b, cancel := o.Limits.begin(ctx)
	defer cancel()
	a, err := openAnnotated(b, original, o)
	if err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	if err := a.remark(remarks); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	var out bytes.Buffer
	if err := a.write(&out); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
}

// annotated is a file that remarks are added to.
type annotated struct {
	budget   *budget.Budget
	options  AnnotateOptions
	zip      *zip.Reader
	entries  map[string]*zip.File
	document string            // the name of the main part
	changed  map[string][]byte // parts with what was added
	added    []string          // parts that are new, in their order
}

// Relationships and content types that comments need.
const (
	relationOffice   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	commentsType     = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	contentTypesPart = "[Content_Types].xml"
)

func openAnnotated(b *budget.Budget, data []byte, o AnnotateOptions) (*annotated, error) {
	if int64(len(data)) > o.Limits.Bytes {
		return nil, &LimitError{Limit: "Bytes", Max: fmt.Sprint(o.Limits.Bytes)}
	}
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > 2*o.Limits.Parts {
		return nil, tooManyParts(n, o.Limits)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, message.Errorf("docx.not_docx", err)
	}
	a := &annotated{budget: b, options: o, zip: z, entries: map[string]*zip.File{}, changed: map[string][]byte{}}
	for _, e := range z.File {
		if a.entries[e.Name] == nil {
			a.entries[e.Name] = e
		}
	}
	rels, err := a.relations("_rels/.rels")
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.attr("Type"), "/officeDocument") {
			a.document = strings.TrimPrefix(path.Clean("/"+r.attr("Target")), "/")
		}
	}
	if a.entries[a.document] == nil {
		return nil, message.Errorf("docx.lacks_part", "word/document.xml")
	}
	return a, nil
}

// read unpacks a part.
func (a *annotated) read(name string) ([]byte, error) {
	e := a.entries[name]
	if e == nil {
		return nil, message.Errorf("docx.lacks_part", showName(name))
	}
	r, err := e.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", showName(name), err)
	}
	defer r.Close()
	data, err := io.ReadAll(a.budget.Reader(r, "Part", a.options.Limits.Part))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", showName(name), err)
	}
	return data, nil
}

// parse unpacks a part of XML.
func (a *annotated) parse(name string) ([]byte, *node, error) {
	data, err := a.read(name)
	if err != nil {
		return nil, nil, err
	}
	root, err := parseXML(a.budget, data, nil)
	if err == nil && root == nil {
		err = message.Errorf("docx.no_element")
	}
	if err != nil {
		return nil, nil, inPart(name, err)
	}
	return data, root, nil
}

// relations returns the relationships of a part of them; none where there is no such part.
func (a *annotated) relations(name string) ([]*node, error) {
	if a.entries[name] == nil {
		return nil, nil
	}
	_, root, err := a.parse(name)
	if err != nil {
		return nil, err
	}
	return root.children, nil
}

// relationsOf is the name of the part that holds the relationships of another.
func relationsOf(part string) string {
	return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
}

// remark adds the remarks.
func (a *annotated) remark(remarks []Remark) error {
	if len(remarks) == 0 {
		return nil
	}
	data, root, err := a.parse(a.document)
	if err != nil {
		return err
	}
	if root.space != wordSpace {
		return message.Errorf("docx.strict")
	}
	comments, err := a.openComments(root)
	if err != nil {
		return err
	}
	anchors := newAnchors(data, root, a.document)
	for i, r := range remarks {
		if _, err := appendText(nil, strings.ReplaceAll(r.Text, "\n", " ")); err != nil {
			return message.Within("docx.remark", i+1, err)
		}
		if err := a.budget.Step(64 + len(r.Text)); err != nil {
			return err
		}
		if err := a.budget.Grow(int64(len(r.Text)) + 1024); err != nil {
			return err
		}
		anchors.add(comments.add(r.Text), r.At)
	}
	a.changed[a.document] = anchors.write()
	return comments.write()
}

// write writes the package: parts in their order, new ones behind.
func (a *annotated) write(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, e := range a.zip.File {
		if data, ok := a.changed[e.Name]; ok && a.entries[e.Name] == e {
			h := e.FileHeader
			out, err := z.CreateHeader(&zip.FileHeader{Name: h.Name, Method: zip.Deflate, Modified: h.Modified, NonUTF8: h.NonUTF8, ExternalAttrs: h.ExternalAttrs, CreatorVersion: h.CreatorVersion})
			if err != nil {
				return err
			}
			if _, err := out.Write(data); err != nil {
				return err
			}
			continue
		}
		if err := a.budget.Alive(); err != nil {
			return err
		}
		raw, err := e.OpenRaw()
		if err != nil {
			return err
		}
		h := e.FileHeader
		out, err := z.CreateRaw(&h)
		if err != nil {
			return err
		}
		if _, err := io.Copy(out, raw); err != nil {
			return err
		}
	}
	for _, name := range a.added {
		out, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := out.Write(a.changed[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

// change is a stretch of a part that gives way to a text; where it is empty the text is
// put in.
type change struct {
	start, end int
	text       string
}

// changedPart makes the changes, which do not overlap.
func changedPart(data []byte, changes []change) []byte {
	slices.SortStableFunc(changes, func(x, y change) int { return cmp.Compare(x.start, y.start) })
	var out bytes.Buffer
	at := 0
	for _, c := range changes {
		out.Write(data[at:c.start])
		out.WriteString(c.text)
		at = c.end
	}
	out.Write(data[at:])
	return out.Bytes()
}

// appended is the change that puts a text behind all that an element holds.
func (e *node) appended(part []byte, text string) change {
	if e.selfClosing(part) {
		return change{e.start, e.end, e.openTag(part) + text + "</" + e.rawName(part) + ">"}
	}
	return change{e.innerEnd, e.innerEnd, text}
}

// rawName is the name of the element as it stands in the part, with its prefix.
func (e *node) rawName(part []byte) string {
	tag := part[e.start+1 : e.inner]
	if i := bytes.IndexAny(tag, " \t\r\n/>"); i >= 0 {
		tag = tag[:i]
	}
	return string(tag)
}

// sibling returns a name with the prefix of the element's own: "w:r" beside "w:t".
func (e *node) sibling(part []byte, name string) string {
	if prefix, _, ok := strings.Cut(e.rawName(part), ":"); ok {
		return prefix + ":" + name
	}
	return name
}
