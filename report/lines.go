package report

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// Lines knows on which lines of a file, YAML or JSON, the parts of a report stand. It is
// immutable and safe for concurrent use.
type Lines struct {
	keys   map[string]int   // the line of a key, by its path
	blocks map[string][]int // the lines of the blocks of a text
}

// OpenLines reads the lines of a file.
func OpenLines(ctx context.Context, name string) (*Lines, error) {
	if info, err := os.Stat(name); err != nil {
		return nil, err
	} else if err := regular(info, name); err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Reader{Name: name}.Lines(ctx, f)
}

// ReadLines reads the lines of a report in JSON, where the first character is {, or YAML.
func ReadLines(ctx context.Context, rd io.Reader) (*Lines, error) { return Reader{}.Lines(ctx, rd) }

// Lines reads the lines of a report in JSON, where the first character is {, or YAML,
// within the bounds of the reader. Whether it is one of a report is not asked.
func (o Reader) Lines(ctx context.Context, rd io.Reader) (*Lines, error) {
	if o.MaxMemory == 0 {
		o.MaxMemory = defaultMaxMemory
	}
	b := budget.New(ctx, budget.Limits{Memory: o.MaxMemory})
	data, err := o.bytes(b, rd)
	if err != nil {
		return nil, o.wrap(err)
	}
	l := &Lines{map[string]int{}, map[string][]int{}}
	if bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("{")) {
		n, err := parseJSON(ctx, b, data)
		if err != nil {
			return nil, o.wrap(err)
		}
		l.json("", &n)
		return l, nil
	}
	data, _ = liftRuns(data)
	cost, err := yamlCost(data)
	if err == nil {
		err = b.Grow(cost)
	}
	if err != nil {
		return nil, o.wrap(err)
	}
	file, err := parseBeside(ctx, b, data)
	if err != nil {
		return nil, o.wrap(err)
	}
	for _, doc := range file.Docs {
		l.yaml("", doc.Body, 0)
	}
	return l, nil
}

// Line returns the line, from 1, on which the part of the report with the key begins: the
// address of a cell, the key of a text or a section, the path of a field. Of a text the
// block is the number of its paragraph, picture or table, from 1; 0 means the whole. Where
// the file does not hold the part, it is the line of the part of the report that it
// would be in, and 0 where the file holds neither.
func (l *Lines) Line(key string, block int) int {
	if blocks := l.blocks[key]; block > 0 && block <= len(blocks) {
		return blocks[block-1]
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

// json takes up what nests below a node of JSON.
func (l *Lines) json(path string, n *node) {
	for i := range n.pairs {
		p := &n.pairs[i]
		key := below(path, p.key)
		l.keys[key] = p.line
		l.json(key, &p.value)
	}
	for i := range n.items {
		l.blocks[path] = append(l.blocks[path], n.items[i].line)
	}
}

func below(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// yaml takes up what nests below a node of YAML. The parser's own tree is looked at,
// since ours does not tell how a text is written.
func (l *Lines) yaml(path string, n ast.Node, depth int) {
	if depth > maxDepth {
		return
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, v := range n.Values {
			l.entry(path, v, depth)
		}
	case *ast.MappingValueNode:
		l.entry(path, n, depth)
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

func (l *Lines) entry(path string, v *ast.MappingValueNode, depth int) {
	key := below(path, strings.Trim(v.Key.String(), `"'`))
	if _, twice := l.keys[key]; !twice {
		l.keys[key] = v.Key.GetToken().Position.Line
	}
	l.yaml(key, v.Value, depth+1)
}
