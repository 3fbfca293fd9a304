package report

import (
	"compress/zlib"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

func newZlib(w io.Writer) io.Writer { return zlib.NewWriter(w) }

// compareJSON compares what our parser reads with what encoding/json does.
func compareJSON(t *testing.T, in []byte) {
	t.Helper()
	if !utf8.Valid(in) {
		return
	}
	got, err := parseJSON(t.Context(), nil, in)
	if err != nil {
		message := err.Error()
		if json.Valid(in) && !strings.Contains(message, "half a surrogate pair") && !strings.Contains(message, "nested") {
			t.Fatalf("%q: %v", in, err)
		}
		return
	}
	dec := json.NewDecoder(strings.NewReader(string(in)))
	dec.UseNumber()
	var want any
	if err := dec.Decode(&want); err != nil || !json.Valid(in) {
		t.Fatalf("%q is taken; encoding/json: %v", in, err)
	}
	if plain := plainNode(got); !sameJSON(plain, want) {
		t.Fatalf("%q reads as %v, want %v", in, plain, want)
	}
}

func sameJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// plainNode turns a node into what encoding/json makes of it.
func plainNode(n node) any {
	switch n.kind {
	case nodeBool:
		return n.text == "true"
	case nodeNumber:
		return json.Number(n.text)
	case nodeString:
		return n.text
	case nodeList:
		list := []any{}
		for _, item := range n.items {
			list = append(list, plainNode(item))
		}
		return list
	case nodeMap:
		m := map[string]any{}
		for _, p := range n.pairs {
			m[p.key] = plainNode(p.value)
		}
		return m
	}
	return nil
}
