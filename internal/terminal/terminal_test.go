package terminal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// However a text is cut into writes, its characters are escaped as a whole.
func TestWriter(t *testing.T) {
	const in, want = "错误\x1b[2J\u009b1m\u202e12\r\n\t好\U000e0041\xe5", `错误\u001b[2J\u009b1m\u202e12\u000d` + "\n\t" + `好\U000e0041\xe5`
	for size := 1; size <= len(in); size++ {
		var b bytes.Buffer
		w := NewWriter(&b)
		for i := 0; i < len(in); i += size {
			p := in[i:min(i+size, len(in))]
			if n, err := w.Write([]byte(p)); n != len(p) || err != nil {
				t.Fatalf("%d of %d written, %v", n, len(p), err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if b.String() != want {
			t.Errorf("in pieces of %d: %q\nwant %q", size, b.String(), want)
		}
	}
}

func TestJSON(t *testing.T) {
	const in = "一\u009b二\u202e三\u200b四\U000e0041五\u2028葛\U000e0100\x7f"
	data, err := json.Marshal(map[string]string{"a": in})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := NewWriter(&b).JSON()
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\u009b\u202e\u200b\U000e0041\u2028\x7f") {
		t.Errorf("raw: %q", b.String())
	}
	var back map[string]string
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back["a"] != in {
		t.Errorf("%q came back as %q, %v", in, back["a"], err)
	}
}

func FuzzJSON(f *testing.F) {
	f.Add("局\u202e\x1b\u009b\U000e0041")
	f.Fuzz(func(t *testing.T, in string) {
		data, err := json.Marshal(in)
		if err != nil {
			t.Skip(err)
		}
		var want, got string
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(escapeJSON(data)), &got); err != nil || got != want {
			t.Errorf("%q came back as %q, %v", want, got, err)
		}
	})
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// A result that could not be printed is a failure, though the program looked at no
// error of printing.
func TestResultNotPrinted(t *testing.T) {
	p := Program(func(_ context.Context, _ []string, s Streams) int {
		fmt.Fprintln(s.Out, "all is well")
		return Done
	})
	var stderr bytes.Buffer
	if status := p.Run(t.Context(), nil, nil, full{}, &stderr); status != Failed || stderr.String() != "no space left\n" {
		t.Errorf("status %d, %q", status, stderr.String())
	}
	var stdout bytes.Buffer
	if status := p.Run(t.Context(), nil, nil, &stdout, &stderr); status != Done || stdout.String() != "all is well\n" {
		t.Errorf("status %d, %q", status, stdout.String())
	}
}
