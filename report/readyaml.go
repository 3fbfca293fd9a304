package report

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// parseYAML reads one YAML document. Anchors, aliases, merge keys and tags are
// errors: a report needs none, and they make a small file large.
func parseYAML(data []byte) (n node, e *InputError) {
	if e := tooDeep(data); e != nil {
		return node{}, e
	}
	// The parser is not ours, and a file not our user's: what it does not expect
	// is an error of the file, not the end of the program.
	defer func() {
		if r := recover(); r != nil {
			e = &InputError{Problem: fmt.Sprintf("the YAML parser gave up: %v", r)}
		}
	}()
	// The decoder finds keys that stand twice, with their addresses.
	file, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		var syntax *yaml.SyntaxError
		if errors.As(err, &syntax) {
			return node{}, &InputError{Line: syntax.Token.Position.Line, Column: syntax.Token.Position.Column, Problem: syntax.Message}
		}
		return node{}, &InputError{Problem: err.Error()}
	}
	var docs []ast.Node
	for _, d := range file.Docs {
		if d.Body != nil {
			docs = append(docs, d.Body)
		}
	}
	switch len(docs) {
	case 0:
		return node{}, &InputError{Problem: "the file is empty"}
	case 1:
		return yamlNode(docs[0], 0)
	default:
		return node{}, yamlError(docs[1], "a second document follows the report")
	}
}

func yamlError(n ast.Node, format string, args ...any) *InputError {
	e := &InputError{Problem: fmt.Sprintf(format, args...)}
	if t := n.GetToken(); t != nil && t.Position != nil {
		e.Line, e.Column = t.Position.Line, t.Position.Column
	}
	return e
}

func yamlNode(from ast.Node, depth int) (node, *InputError) {
	if depth > maxDepth {
		return node{}, yamlError(from, "nested more than %d deep", maxDepth)
	}
	var n node
	if t := from.GetToken(); t != nil && t.Position != nil {
		n.line, n.column = t.Position.Line, t.Position.Column
	}
	switch v := from.(type) {
	case *ast.NullNode:
		n.kind = nodeNull
	case *ast.BoolNode:
		n.kind, n.text = nodeBool, fmt.Sprint(v.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		n.kind, n.text = nodeNumber, from.GetToken().Value
	case *ast.StringNode:
		n.kind, n.text = nodeString, v.Value
	case *ast.LiteralNode:
		n.kind, n.text = nodeString, v.Value.Value
	case *ast.SequenceNode:
		n.kind = nodeList
		for _, item := range v.Values {
			i, e := yamlNode(item, depth+1)
			if e != nil {
				return n, e
			}
			n.items = append(n.items, i)
		}
	case *ast.MappingNode:
		n.kind = nodeMap
		for _, entry := range v.Values {
			if e := yamlPair(&n, entry, depth); e != nil {
				return n, e
			}
		}
	case *ast.MappingValueNode:
		n.kind = nodeMap
		if e := yamlPair(&n, v, depth); e != nil {
			return n, e
		}
	default:
		return n, yamlError(from, "%s: anchors, aliases, tags and merge keys are not read", from.Type())
	}
	return n, nil
}

func yamlPair(n *node, entry *ast.MappingValueNode, depth int) *InputError {
	switch entry.Key.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.NullNode, *ast.BoolNode, *ast.FloatNode:
	default:
		return yamlError(entry.Key, "a key is a string")
	}
	t := entry.Key.GetToken()
	v, e := yamlNode(entry.Value, depth+1)
	if e != nil {
		return e
	}
	n.pairs = append(n.pairs, pair{t.Value, v, t.Position.Line, t.Position.Column})
	return nil
}

// tooDeep refuses a file that would keep the parser busy: brackets or indicators
// that nest deeper than any text has them, which it follows down, and more keys than
// any report has, for which its time grows with the square.
func tooDeep(data []byte) *InputError {
	const deepest, mostKeys = 1000, 10_000
	open, keys, line := 0, 0, 1
	for l := range bytes.Lines(data) {
		indicators := 0
		for i, c := range l {
			switch c {
			case '[', '{':
				open++
			case ']', '}':
				open = max(open-1, 0)
			case ':':
				if i+1 == len(l) || l[i+1] == ' ' || l[i+1] == '\n' || l[i+1] == '\r' || l[i+1] == '\t' {
					keys++
				}
				indicators++
			case '-', '?', '!', '&', '*', '|', '>':
				indicators++
			case ' ', '\t':
			default:
				indicators = 0
			}
			if open > deepest || indicators > deepest {
				return &InputError{Line: line, Column: 1, Problem: fmt.Sprintf("more than %d brackets or indicators are open", deepest)}
			}
			if keys > mostKeys {
				return &InputError{Line: line, Column: 1, Problem: fmt.Sprintf("more than %d keys", mostKeys)}
			}
		}
		line++
	}
	return nil
}
