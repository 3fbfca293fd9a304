package docx

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/message"
	"golang.org/x/text/language"
)

// UnsafeError says what a template or form is refused for: something in it that
// would run, fetch or lead elsewhere when what was made of it is opened.
type UnsafeError struct {
	// Part is the name of the part, "word/settings.xml".
	Part string
	// What says what is in it: "an attached template", "the field DDEAUTO".
	What string
}

// Error names the part and what is in it, in English, with the code.
func (e *UnsafeError) Error() string { return message.Coded(e.Message(language.English), e.Code()) }

// Code is "docx.unsafe".
func (e *UnsafeError) Code() string { return "docx.unsafe" }

// Message names the part and what is in it.
func (e *UnsafeError) Message(lang language.Tag) string {
	what := message.Text{ZH: unsafeInChinese(e.What), EN: e.What}
	return message.Catalogue()[e.Code()].Fill(lang, showName(e.Part), what)
}

// showName is the name of a part as it may stand in a message.
func showName(name string) string {
	if len(name) > maxName {
		name = name[:maxName] + "…"
	}
	for _, r := range name {
		if !unicode.IsPrint(r) || r == utf8.RuneError {
			return fmt.Sprintf("%q", name)
		}
	}
	return name
}

// oddName says what is wrong with the name of a part, "" where nothing is.
func oddName(name string) message.Text {
	decoded := name
	if d, err := url.PathUnescape(name); err == nil {
		decoded = d
	}
	for _, s := range []string{name, decoded} {
		folder := strings.TrimSuffix(s, "/")
		switch {
		case len(s) > maxName:
			return message.Text{ZH: "太长", EN: "too long"}
		case !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }):
			return message.Text{ZH: "含有名称不能有的字符", EN: "of characters that names do not have"}
		case folder == "" || path.Clean("/"+folder) != "/"+folder || strings.ContainsAny(s, `\:`):
			return message.Text{ZH: "指向文件之外", EN: "that leads out of the package"}
		}
	}
	return message.Text{}
}

// checkPart checks a part by its name and by how it begins.
func checkPart(name string, start []byte) error {
	lower := strings.ToLower(name)
	for _, f := range forbiddenParts {
		if strings.Contains(lower, f.in) {
			return &UnsafeError{name, f.what}
		}
	}
	ext := strings.TrimPrefix(path.Ext(lower), ".")
	if strings.HasSuffix(lower, "/") || xmlParts[ext] {
		return nil
	}
	begins, ok := allowedParts[ext]
	if !ok {
		return &UnsafeError{name, "a part of a kind that Word documents do not have"}
	}
	for _, b := range begins {
		if strings.HasPrefix(string(start), b) {
			if ext == "bin" && !strings.Contains(lower, "printersettings") {
				break
			}
			return nil
		}
	}
	if len(start) == 0 {
		return nil
	}
	return &UnsafeError{name, "something else than its name says"}
}

// guard looks at the elements of a part in their order, and keeps the first that the
// file is refused for.
type guard struct {
	part    string
	depth   int
	fields  []field
	branch  []int // depths of the branches of alternate content that are open
	code    bool  // inside w:t or w:instrText
	problem error
}

// field is a field of Word that has begun.
type field struct {
	code   []byte
	branch int // how many branches were open where it began
	// result is set behind the code, in what the field shows.
	result bool
}

func (g *guard) refuse(what string) {
	if g.problem == nil {
		g.problem = &UnsafeError{g.part, what}
	}
}

// token looks at a token of the part.
func (g *guard) token(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		g.start(&t)
	case xml.EndElement:
		g.end()
	case xml.CharData:
		g.text(t)
	}
}

// start looks at an element that begins.
func (g *guard) start(t *xml.StartElement) {
	g.depth++
	name := t.Name.Local
	if what := forbiddenElements[name]; what != "" && known(t.Name.Space) {
		g.refuse(what)
	}
	switch name {
	case "Choice", "Fallback":
		g.branch = append(g.branch, g.depth)
	case "Relationship":
		g.relation(t)
	case "Default", "Override":
		g.contentType(t)
	case "fldSimple":
		for _, a := range t.Attr {
			if a.Name.Local == "instr" {
				g.checkField(a.Value)
			}
		}
	case "fldChar":
		g.fieldChar(attribute(t, "fldCharType"))
	case "instrText", "delInstrText", "t":
		g.code = true
	}
	for i := range t.Attr {
		g.link(t, &t.Attr[i])
	}
}

// known reports whether a namespace is one that programs act on: of Open XML, of
// Office, of drawings. An element of another is data.
func known(space string) bool {
	for _, s := range []string{"openxmlformats.org/", "purl.oclc.org/ooxml/", "schemas.microsoft.com/", "urn:schemas-microsoft-com:", "www.w3.org/"} {
		if strings.Contains(space, s) {
			return true
		}
	}
	return false
}

// link looks at an attribute that leads somewhere. Of a picture it must not lead out
// of the file: it would be fetched without a click.
func (g *guard) link(t *xml.StartElement, a *xml.Attr) {
	name := strings.ToLower(a.Name.Local)
	if !linkAttributes[name] || a.Name.Space == "xmlns" {
		return
	}
	fetched := name != "href" || fetchingElements[t.Name.Local]
	if !allowedLink(a.Value) || fetched && strings.Contains(a.Value, ":") {
		g.refuse("a link to " + excerpt(a.Value))
	}
}

// end leaves an element.
func (g *guard) end() {
	if n := len(g.branch); n > 0 && g.branch[n-1] == g.depth {
		g.branch = g.branch[:n-1]
	}
	g.depth--
	g.code = false
}

// text takes the text of a part.
func (g *guard) text(s []byte) {
	n := len(g.fields)
	if !g.code || n == 0 || g.fields[n-1].result {
		return
	}
	f := &g.fields[n-1]
	if f.branch != len(g.branch) {
		g.refuse("a field whose code depends on the program that shows it")
	}
	f.code = append(f.code, s...)
}

// fieldChar takes a mark where a field begins, shows what it shows, or ends.
func (g *guard) fieldChar(kind string) {
	n := len(g.fields)
	switch kind {
	case "begin":
		if n > 0 && !g.fields[n-1].result && len(strings.TrimSpace(string(g.fields[n-1].code))) == 0 {
			g.refuse("a field whose name is made by another")
		}
		g.fields = append(g.fields, field{branch: len(g.branch)})
	case "separate":
		if n > 0 {
			g.fields[n-1].result = true
		}
	case "end":
		if n > 0 {
			g.checkField(string(g.fields[n-1].code))
			g.fields = g.fields[:n-1]
		}
	}
}

// checkField checks the code of a field.
func (g *guard) checkField(code string) {
	words := strings.FieldsFunc(code, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '=' })
	for _, w := range words {
		if forbiddenFields[strings.ToUpper(w)] {
			g.refuse("the field " + strings.ToUpper(w))
		}
	}
	name := strings.ToUpper(strings.TrimSpace(code))
	if i := strings.IndexFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '\\' || r == '"' }); i >= 0 {
		name = name[:i]
	}
	if strings.HasPrefix(name, "=") {
		name = "="
	}
	if !allowedFields[name] {
		g.refuse("the field " + excerpt(name))
	}
	if name == "HYPERLINK" {
		for i, w := range strings.Fields(code) {
			w = strings.Trim(w, `"“”`)
			option := len(w) == 2 && w[0] == '\\'
			if i > 0 && !option && !allowedLink(w) {
				g.refuse("a link to " + excerpt(w))
			}
		}
	}
}

// allowedLink reports whether a link leads to a page, a mailbox or a place in the
// file itself.
func allowedLink(target string) bool {
	s := strings.ToLower(strings.TrimSpace(target))
	for _, scheme := range allowedExternal["hyperlink"] {
		if strings.HasPrefix(s, scheme) {
			return true
		}
	}
	return !strings.ContainsAny(s, `:\`) && !strings.HasPrefix(s, "//")
}

// relation looks at a relationship: where it leads, and to what.
func (g *guard) relation(t *xml.StartElement) {
	kind := strings.ToLower(path.Base(attribute(t, "Type")))
	target := strings.TrimSpace(attribute(t, "Target"))
	if what := forbiddenRelations[kind]; what != "" {
		g.refuse(what)
		return
	}
	mode := strings.TrimSpace(attribute(t, "TargetMode"))
	if mode == "" || mode == "Internal" {
		folder := path.Dir(path.Dir(g.part)) // that of the part whose relationships they are
		if !strings.HasPrefix(target, "/") {
			target = folder + "/" + target
		} else {
			target = strings.TrimPrefix(target, "/")
		}
		if d, err := url.PathUnescape(target); err == nil {
			target = d
		}
		if clean := path.Clean(target); clean == ".." || strings.HasPrefix(clean, "../") || strings.HasPrefix(target, "/") || strings.ContainsAny(target, `\:`) {
			g.refuse("a relationship that leads out of the package, to " + excerpt(attribute(t, "Target")))
		}
		return
	}
	for _, scheme := range allowedExternal[kind] {
		if strings.HasPrefix(strings.ToLower(target), scheme) {
			return
		}
	}
	if kind == "hyperlink" && strings.HasPrefix(target, "#") {
		return
	}
	g.refuse(fmt.Sprintf("a relationship (%s) that leads out of the file, to %s", excerpt(kind), excerpt(target)))
}

// contentType looks at the type of a part.
func (g *guard) contentType(t *xml.StartElement) {
	kind := strings.ToLower(attribute(t, "ContentType"))
	for _, f := range forbiddenTypes {
		if strings.Contains(kind, f.in) {
			if name := strings.TrimPrefix(attribute(t, "PartName"), "/"); name != "" {
				g.refuse(f.what + " (" + excerpt(name) + ")")
			} else {
				g.refuse(f.what)
			}
		}
	}
}

// finish looks at the fields that have not ended, and returns the problem.
func (g *guard) finish() error {
	for _, f := range g.fields {
		g.checkField(string(f.code))
	}
	return g.problem
}

// attribute returns an attribute without a namespace or in that of its element, by
// its local name.
func attribute(t *xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name && (a.Name.Space == "" || a.Name.Space == t.Name.Space) {
			return a.Value
		}
	}
	return ""
}
