package inputs

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/govdisclosure/annualreport/validate"
)

// lines knows on which lines of a file, YAML or JSON, the parts of a report stand: the
// keys of the file are the addresses of the cells.
type lines struct {
	keys   map[string]int   // the line of a key, by its path
	blocks map[string][]int // the lines of the paragraphs of a text
}

// Lines returns what tells the line of a place of the report in a file, as
// [validate.Source] asks for it; nil where the keys of the file are not the addresses,
// since it is neither YAML nor JSON. The report was read before: of a file that cannot
// be read again no line is known.
func Lines(name string) func(validate.Place) int {
	if !slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(name))) {
		return nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil
	}
	l := &lines{map[string]int{}, map[string][]int{}}
	for _, doc := range file.Docs {
		l.walk("", doc.Body)
	}
	return l.of
}

func (l *lines) walk(path string, n ast.Node) {
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, v := range n.Values {
			l.value(path, v)
		}
	case *ast.MappingValueNode:
		l.value(path, n)
	case *ast.LiteralNode:
		// A paragraph a line, the first on the line below the mark; empty lines
		// are no paragraphs. In a folded scalar a paragraph takes several lines.
		if strings.HasPrefix(n.Start.Value, ">") {
			return
		}
		line := n.Start.Position.Line
		for text := range strings.Lines(n.Value.Value) {
			line++
			if strings.TrimSpace(text) != "" {
				l.blocks[path] = append(l.blocks[path], line)
			}
		}
	case *ast.SequenceNode:
		for _, item := range n.Values {
			l.blocks[path] = append(l.blocks[path], item.GetToken().Position.Line)
		}
	}
}

func (l *lines) value(path string, v *ast.MappingValueNode) {
	key := strings.Trim(v.Key.String(), `"'`)
	if path != "" {
		key = path + "." + key
	}
	l.keys[key] = v.Key.GetToken().Position.Line
	l.walk(key, v.Value)
}

// of returns the line of a place, or that of the part of the report that it is in; 0
// where the file holds neither.
func (l *lines) of(p validate.Place) int {
	key := string(p.Address)
	if key == "" {
		key = p.Key
	}
	if blocks := l.blocks[key]; p.Block > 0 && p.Block <= len(blocks) {
		return blocks[p.Block-1]
	}
	for {
		if line, ok := l.keys[key]; ok {
			return line
		}
		cut := strings.LastIndexByte(key, '.')
		if cut < 0 {
			return 0
		}
		key = key[:cut]
	}
}
