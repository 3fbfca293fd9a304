package main

import (
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

// newLines reads the places of all keys. Of a file that cannot be read, which the
// report's own reader has refused before, it knows none.
func newLines(data []byte) *lines {
	l := &lines{map[string]int{}, map[string][]int{}}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return l
	}
	for _, doc := range file.Docs {
		l.walk("", doc.Body)
	}
	return l
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
