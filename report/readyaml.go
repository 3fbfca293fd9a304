package report

import (
	"context"
	"errors"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// parseYAML reads one YAML document. Anchors, aliases, merge keys and tags are
// errors: a report needs none, and they make a small file large.
//
// The parser is not ours and cannot be interrupted. So it is given only what it reads
// within a second and 100 MB (see [yamlCost]), and works beside the caller, who does
// not wait for it once the time is up.
func parseYAML(ctx context.Context, b *budget.Budget, data []byte) (node, error) {
	data, lifted := liftRuns(data)
	cost, err := yamlCost(data)
	if err != nil {
		return node{}, err
	}
	if err := b.Grow(cost); err != nil {
		return node{}, err
	}
	defer b.Release(cost)
	file, err := parseBeside(ctx, b, data)
	if err != nil {
		return node{}, err
	}
	var docs []ast.Node
	for _, d := range file.Docs {
		if d.Body != nil {
			docs = append(docs, d.Body)
		}
	}
	r := yamlReader{b, lifted}
	switch len(docs) {
	case 0:
		return node{}, inputErrorf(0, 0, "input.empty")
	case 1:
		return r.node(docs[0], 0)
	default:
		return node{}, yamlError(docs[1], "input.second")
	}
}

// parseBeside runs the parser in a goroutine of its own.
func parseBeside(ctx context.Context, b *budget.Budget, data []byte) (*ast.File, error) {
	type result struct {
		file *ast.File
		err  error
	}
	done := make(chan result, 1)
	go func() {
		// A file is a stranger's: what the parser does not expect is an error of
		// the file, not the end of the program.
		defer func() {
			if r := recover(); r != nil {
				done <- result{err: inputErrorf(0, 0, "input.yaml_gave_up", r)}
			}
		}()
		// The decoder finds keys that stand twice, with their addresses.
		file, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
		var syntax *yaml.SyntaxError
		if errors.As(err, &syntax) {
			err = inputErrorf(syntax.Token.Position.Line, syntax.Token.Position.Column, "input.yaml", syntax.Message)
		} else if err != nil {
			err = inputErrorf(0, 0, "input.yaml", err)
		}
		done <- result{file, err}
	}()
	select {
	case r := <-done:
		return r.file, r.err
	case <-ctx.Done():
		return nil, b.Alive()
	}
}

func yamlError(n ast.Node, code string, args ...any) error {
	e := inputErrorf(0, 0, code, args...)
	if t := n.GetToken(); t != nil && t.Position != nil {
		e.Line, e.Column = t.Position.Line, t.Position.Column
	}
	return e
}

// yamlReader turns the parser's tree into ours.
type yamlReader struct {
	b      *budget.Budget
	lifted *lifted
}

func (r yamlReader) node(from ast.Node, depth int) (node, error) {
	if err := r.b.Step(1); err != nil {
		return node{}, err
	}
	if depth > maxDepth {
		return node{}, yamlError(from, "input.nested", maxDepth)
	}
	var n node
	if t := from.GetToken(); t != nil && t.Position != nil {
		n.line, n.column = t.Position.Line, t.Position.Column
	}
	switch v := from.(type) {
	case *ast.NullNode:
		n.kind = nodeNull
	case *ast.BoolNode:
		n.kind, n.text, n.plain = nodeBool, from.GetToken().Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		n.kind, n.text, n.plain = nodeNumber, from.GetToken().Value, true
	case *ast.StringNode:
		return r.text(n, from, v.Value)
	case *ast.LiteralNode:
		return r.text(n, from, v.Value.Value)
	case *ast.SequenceNode:
		n.kind = nodeList
		for _, item := range v.Values {
			i, e := r.node(item, depth+1)
			if e != nil {
				return n, e
			}
			n.items = append(n.items, i)
		}
	case *ast.MappingNode:
		n.kind = nodeMap
		for _, entry := range v.Values {
			if e := r.pair(&n, entry, depth); e != nil {
				return n, e
			}
		}
	case *ast.MappingValueNode:
		n.kind = nodeMap
		if e := r.pair(&n, v, depth); e != nil {
			return n, e
		}
	default:
		return n, yamlError(from, "input.anchors", from.Type())
	}
	return n, nil
}

func (r yamlReader) pair(n *node, entry *ast.MappingValueNode, depth int) error {
	switch entry.Key.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.NullNode, *ast.BoolNode, *ast.FloatNode:
	default:
		return yamlError(entry.Key, "input.key")
	}
	t := entry.Key.GetToken()
	key, e := r.text(node{}, entry.Key, t.Value)
	if e != nil {
		return e
	}
	v, e := r.node(entry.Value, depth+1)
	if e != nil {
		return e
	}
	n.pairs = append(n.pairs, pair{key.text, v, t.Position.Line, t.Position.Column})
	return nil
}

// text makes n a string.
func (r yamlReader) text(n node, from ast.Node, s string) (node, error) {
	s, err := r.lifted.restore(r.b, s)
	var limit *LimitError
	if err != nil && !errors.As(err, &limit) {
		err = yamlError(from, "input.value", err)
	}
	n.kind, n.text = nodeString, s
	return n, err
}
