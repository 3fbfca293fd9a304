//go:build conformance

package pdf_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/pdf"
)

// objects are the objects of a file as qpdf reads them, by their names.
type objects map[string]any

// readObjects has qpdf read a file.
func readObjects(t *testing.T, path string) objects {
	t.Helper()
	var file struct {
		QPDF []map[string]any `json:"qpdf"`
	}
	if err := json.Unmarshal(run(t, "qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path), &file); err != nil {
		t.Fatal(err)
	}
	return objects(file.QPDF[1])
}

// at follows keys from a value, and references on the way.
func (o objects) at(v any, keys ...string) any {
	for i := 0; ; i++ {
		if s, ok := v.(string); ok && strings.HasSuffix(s, " R") {
			v = o["obj:"+s]
		}
		m, isMap := v.(map[string]any)
		if isMap {
			if value, ok := m["value"]; ok {
				v = value
			} else if s, ok := m["stream"].(map[string]any); ok {
				v = s["dict"]
			}
		}
		if i == len(keys) {
			return v
		}
		m, _ = v.(map[string]any)
		v = m[keys[i]]
	}
}

func (o objects) list(v any, keys ...string) []any {
	l, _ := o.at(v, keys...).([]any)
	return l
}

// stream returns what a stream holds.
func (o objects) stream(t *testing.T, reference any) string {
	t.Helper()
	m, _ := o["obj:"+reference.(string)].(map[string]any)
	s, _ := m["stream"].(map[string]any)
	b, err := base64.StdEncoding.DecodeString(s["data"].(string))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func (o objects) root() any { return o.at(o["trailer"], "/Root") }

// pages returns references to the pages in order.
func (o objects) pages() []any {
	var all []any
	var walk func(node any)
	walk = func(node any) {
		for _, kid := range o.list(node, "/Kids") {
			if o.at(kid, "/Type") == "/Page" {
				all = append(all, kid)
			} else {
				walk(kid)
			}
		}
	}
	walk(o.at(o.root(), "/Pages"))
	return all
}

// operators takes strings out of a content stream, and cuts it.
var strs = regexp.MustCompile(`\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]+>`)

// pieceOf is a piece of content: its number, and its page.
type pieceOf struct {
	page any
	id   int
}

// checkContent looks through a page: whatever is shown is in a piece that is marked, none
// in another, and the numbers of pieces are counted from 0. It returns how many there are.
func checkContent(t *testing.T, page int, content string) int {
	t.Helper()
	ids, depth := 0, 0
	fields := strings.Fields(strs.ReplaceAllString(content, "S "))
	for i, f := range fields {
		switch f {
		case "BDC", "BMC":
			if depth++; depth > 1 {
				t.Errorf("page %d: a piece of content in another", page)
			}
			tag := strings.Join(fields[max(0, i-3):i], " ")
			if m := regexp.MustCompile(`/MCID (\d+)>>$`).FindStringSubmatch(tag); m != nil {
				if m[1] != fmt.Sprint(ids) {
					t.Errorf("page %d: piece %s, want %d", page, m[1], ids)
				}
				ids++
			} else if !strings.Contains(tag, "/Artifact") {
				t.Errorf("page %d: %s is neither content nor an artifact", page, tag)
			}
		case "EMC":
			depth--
		case "Tj", "TJ", "'", "\"", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "BI":
			if f == "S" && (i+1 < len(fields) && strings.HasPrefix(fields[i+1], "T")) {
				continue // a string
			}
			if depth != 1 {
				t.Errorf("page %d: %s stands in no piece of content", page, f)
			}
		}
	}
	if depth != 0 {
		t.Errorf("page %d: %d pieces of content do not end", page, depth)
	}
	return ids
}

// element is an element of the structure as a reader meets it.
type element struct {
	reference any
	kind      string
	up        string
}

// TestTagged: every mark on a page is content of the structure or an artifact, what is said
// of either side agrees with the other, and headings lead to their cells.
func TestTagged(t *testing.T) {
	conforming(t, func(t *testing.T, doc *render.Document, path string) {
		checkTagged(t, doc, path)
	})
	t.Run("pictures", func(t *testing.T) {
		doc := &render.Document{Meta: render.Meta{Title: "图片", Language: "zh-CN"}}
		for _, f := range pictures(t) {
			doc.Blocks = append(doc.Blocks, f)
		}
		path := filepath.Join(t.TempDir(), "pictures.pdf")
		if err := os.WriteFile(path, write(t, pdf.Renderer{}, doc), 0o644); err != nil {
			t.Fatal(err)
		}
		checkTagged(t, doc, path)
	})
}

func checkTagged(t *testing.T, doc *render.Document, path string) {
	o := readObjects(t, path)
	root := o.root()
	if o.at(root, "/MarkInfo", "/Marked") != true || o.at(root, "/ViewerPreferences", "/DisplayDocTitle") != true || o.at(root, "/Lang") != "u:zh-CN" {
		t.Errorf("the catalog is %v", root)
	}
	tree := o.at(root, "/StructTreeRoot")
	parents := map[int]any{}
	numbers := o.list(tree, "/ParentTree", "/Nums")
	for i := 0; i+1 < len(numbers); i += 2 {
		parents[int(numbers[i].(float64))] = numbers[i+1]
	}
	elements, contents, annotations := walk(t, o, tree)
	total, pages := 0, o.pages()
	for i, page := range pages {
		if key := o.at(page, "/StructParents"); key != float64(i) {
			t.Errorf("page %d has the key %v", i+1, key)
		}
		n := checkContent(t, i+1, o.stream(t, o.at1(page, "/Contents")))
		total += n
		owners := o.list(parents[i])
		if len(owners) != n {
			t.Errorf("page %d has %d pieces of content, and the structure knows %d", i+1, n, len(owners))
		}
		for id, owner := range owners {
			if contents[pieceOf{page, id}] != owner {
				t.Errorf("page %d: piece %d belongs to %v and is in %v", i+1, id, owner, contents[pieceOf{page, id}])
			}
		}
		for _, a := range o.list(page, "/Annots") {
			key, _ := o.at(a, "/StructParent").(float64)
			if parents[int(key)] == nil || annotations[a] != parents[int(key)] || o.at(a, "/Contents") == nil {
				t.Errorf("page %d: the annotation %v is in %v, not in %v", i+1, o.at(a), annotations[a], parents[int(key)])
			}
		}
	}
	if len(contents) != total {
		t.Errorf("the structure has %d pieces of content, the pages have %d", len(contents), total)
	}
	checkElements(t, o, elements)
	checkHeadingLevels(t, elements)
	checkNames(t, o, tree, elements)
	if got := tables(doc); !slices.Equal(got, rowsOf(elements)) {
		t.Errorf("the tables have %v rows, tagged are %v", got, rowsOf(elements))
	}
	if got := spoken(string(run(t, "pdfinfo", "-struct-text", path))); len(doc.Blocks) > 0 {
		if diff := cmp.Diff(pieces(squeeze(text(doc))), pieces(got)); diff != "" {
			t.Error(diff)
		}
	}
}

// at1 returns what stands under a key, a reference as it is.
func (o objects) at1(v any, key string) any {
	m, _ := o.at(v).(map[string]any)
	return m[key]
}

// walk goes through the structure in the order of reading.
func walk(t *testing.T, o objects, tree any) (all []element, contents map[pieceOf]any, annotations map[any]any) {
	t.Helper()
	contents, annotations = map[pieceOf]any{}, map[any]any{}
	var into func(reference any, parent any, up string)
	into = func(reference, parent any, up string) {
		kind, _ := o.at(reference, "/S").(string)
		if kind == "" || o.at1(reference, "/P") != parent {
			t.Errorf("%v has the parent %v, want %v", o.at(reference), o.at1(reference, "/P"), parent)
			return
		}
		all = append(all, element{reference, kind[1:], up})
		page := o.at1(reference, "/Pg")
		for _, k := range o.list(reference, "/K") {
			switch k := k.(type) {
			case float64:
				contents[pieceOf{page, int(k)}] = reference
			case map[string]any:
				if k["/Type"] == "/OBJR" {
					annotations[k["/Obj"]] = reference
				} else {
					contents[pieceOf{k["/Pg"], int(k["/MCID"].(float64))}] = reference
				}
			default:
				into(k, reference, kind[1:])
			}
		}
	}
	rootReference := o.at1(o.root(), "/StructTreeRoot")
	for _, k := range o.list(tree, "/K") {
		into(k, rootReference, "")
	}
	return all, contents, annotations
}

// within says what an element may stand in.
var within = map[string]string{
	"Document": "", "H1": "Document", "H2": "Document", "H3": "Document", "H4": "Document", "H5": "Document", "H6": "Document",
	"P": "Document", "Table": "Document", "Figure": "Document", "Caption": "Table Figure", "THead": "Table", "TBody": "Table",
	"TR": "THead TBody", "TH": "TR", "TD": "TR", "Link": "P TD TH H1 H2 H3 H4 H5 H6 Caption",
}

// checkElements: elements stand where they may, headings of a table have a scope, pictures
// and addresses a description.
func checkElements(t *testing.T, o objects, elements []element) {
	t.Helper()
	for _, e := range elements {
		places, ok := within[e.kind]
		if !ok || !slices.Contains(strings.Split(places, " "), e.up) {
			t.Errorf("a %s in a %s", e.kind, e.up)
		}
		alt, _ := o.at(e.reference, "/Alt").(string)
		switch e.kind {
		case "TH":
			if s := o.at(e.reference, "/A", "/Scope"); s != "/Row" && s != "/Column" {
				t.Errorf("a heading of a table has the scope %v", s)
			}
		case "Figure":
			if box := o.list(e.reference, "/A", "/BBox"); len(box) != 4 || strings.TrimSpace(strings.TrimPrefix(alt, "u:")) == "" {
				t.Errorf("a picture without description or place: %v", o.at(e.reference))
			}
		case "Link":
			if alt == "" {
				t.Error("an address without description")
			}
		}
	}
}

// checkHeadingLevels: the first heading is of level 1, and none skips one.
func checkHeadingLevels(t *testing.T, elements []element) {
	t.Helper()
	level := 0
	for _, e := range elements {
		var n int
		if _, err := fmt.Sscanf(e.kind, "H%d", &n); err != nil {
			continue
		}
		if n > level+1 {
			t.Errorf("a heading of level %d after one of %d", n, level)
		}
		level = n
	}
}

// checkNames: every heading that a cell names is a heading's, and names are given once.
func checkNames(t *testing.T, o objects, tree any, elements []element) {
	t.Helper()
	names := o.list(tree, "/IDTree", "/Names")
	known, last := map[string]any{}, ""
	for i := 0; i+1 < len(names); i += 2 {
		name := names[i].(string)
		if name <= last {
			t.Errorf("the name %s comes after %s", name, last)
		}
		last = name
		known[name] = names[i+1]
	}
	named := 0
	for _, e := range elements {
		if id, ok := o.at(e.reference, "/ID").(string); ok {
			named++
			if known[id] != e.reference {
				t.Errorf("%s is %v, not %v", id, known[id], e.reference)
			}
		}
		heads := o.list(e.reference, "/A", "/Headers")
		for _, h := range heads {
			if o.at(known[h.(string)], "/S") != "/TH" {
				t.Errorf("%v names the heading %v, which is %v", o.at(e.reference), h, o.at(known[h.(string)]))
			}
		}
		if e.kind == "TD" && len(heads) == 0 {
			t.Errorf("a cell without headings: %v", o.at(e.reference))
		}
	}
	if named != len(known) {
		t.Errorf("%d names, and %d elements have one", len(known), named)
	}
}

// tables returns how many rows each table of a document has.
func tables(doc *render.Document) []int {
	var all []int
	for _, b := range doc.Blocks {
		if table, ok := b.(*render.Table); ok {
			all = append(all, len(table.Rows))
		}
	}
	return all
}

// rowsOf returns how many rows the tagged tables have.
func rowsOf(elements []element) []int {
	var all []int
	for _, e := range elements {
		switch e.kind {
		case "Table":
			all = append(all, 0)
		case "TR":
			all[len(all)-1]++
		}
	}
	return all
}

// spoken returns the text in what pdfinfo prints of a structure, without white space.
func spoken(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if t := strings.TrimSpace(line); len(t) > 1 && t[0] == '"' {
			b.WriteString(t[1 : len(t)-1])
		}
	}
	return squeeze(b.String())
}

// TestUntagged: without tags nothing in the file says that there are any.
func TestUntagged(t *testing.T) {
	doc := compose(t, samples(t)["zibo-guodong-2024"])
	path := filepath.Join(t.TempDir(), "untagged.pdf")
	if err := os.WriteFile(path, write(t, pdf.Renderer{Untagged: true}, doc), 0o644); err != nil {
		t.Fatal(err)
	}
	o := readObjects(t, path)
	if o.at(o.root(), "/StructTreeRoot") != nil || o.at(o.root(), "/MarkInfo") != nil {
		t.Errorf("the catalog is %v", o.root())
	}
	packet := o.stream(t, o.at1(o.root(), "/Metadata"))
	if strings.Contains(packet, "pdfuaid") || !strings.Contains(packet, "<pdfaid:conformance>U</") {
		t.Error(packet)
	}
}
