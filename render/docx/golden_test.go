package docx

import (
	"crypto/sha256"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
)

// The parts that differ from report to report, as XML that a person can read. The
// others stand in template.
func TestGolden(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			names, parts := unzip(t, renderBytes(t, s.report))
			var text strings.Builder
			for _, name := range names {
				switch {
				case path.Ext(name) != ".xml" && path.Ext(name) != ".rels":
					fmt.Fprintf(&text, "-- %s --\n%d bytes\n", name, len(parts[name]))
				case name == "customXml/item1.xml": // the whole report: other tests read it
				case slices.Contains(baseOrder[:], name) && parts[name] != nil && string(parts[name]) == tidyPart(t, name):
				default:
					fmt.Fprintf(&text, "-- %s --\n%s", name, indentXML(t, parts[name]))
				}
			}
			golden(t, s.name+".xml", text.String())
		})
	}
}

// The bytes of each file, as a digest. It also changes with the compressor of the
// standard library: then the parts above are as they were.
func TestGoldenDigest(t *testing.T) {
	var text strings.Builder
	for _, s := range samples(t) {
		fmt.Fprintf(&text, "%x  %s.docx\n", sha256.Sum256(renderBytes(t, s.report)), s.name)
	}
	golden(t, "digests.sha256", text.String())
}

func tidyPart(t *testing.T, name string) string {
	t.Helper()
	data, err := template.ReadFile("template/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return tidy(string(data))
}

// indentXML sets a paragraph, a property and a cell with one paragraph on a line
// each, and indents what holds them.
func indentXML(t testing.TB, part []byte) string {
	t.Helper()
	var b strings.Builder
	var write func(e *node, depth int)
	write = func(e *node, depth int) {
		indent := strings.Repeat("  ", depth)
		if flat(e) {
			fmt.Fprintf(&b, "%s%s\n", indent, e.source(part))
			return
		}
		fmt.Fprintf(&b, "%s%s\n", indent, part[e.start:e.inner])
		for _, c := range e.children {
			write(c, depth+1)
		}
		fmt.Fprintf(&b, "%s%s\n", indent, part[e.innerEnd:e.end])
	}
	write(parsePart(t, "part", part), 0)
	return b.String()
}

// flat reports whether the element goes on one line.
func flat(e *node) bool {
	if e.name == "p" || len(e.children) == 0 || strings.TrimSpace(e.text) != "" || strings.HasSuffix(e.name, "Pr") {
		return true
	}
	return e.name == "tc" && len(e.children) <= 2
}
