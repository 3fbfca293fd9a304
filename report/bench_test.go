package report

import (
	"bytes"
	"io"
	"testing"
)

// largest is 淄博's report as bytes in both forms.
func largest(b *testing.B) (r *Report, j, y []byte) {
	b.Helper()
	r, err := Open("../testdata/reports/zibo-guodong-2024.yaml")
	if err != nil {
		b.Fatal(err)
	}
	var jb, yb bytes.Buffer
	if err := WriteJSON(&jb, r); err != nil {
		b.Fatal(err)
	}
	if err := WriteYAML(&yb, r); err != nil {
		b.Fatal(err)
	}
	return r, jb.Bytes(), yb.Bytes()
}

func BenchmarkReadJSON(b *testing.B) {
	_, j, _ := largest(b)
	b.SetBytes(int64(len(j)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadJSON(bytes.NewReader(j)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadYAML(b *testing.B) {
	_, _, y := largest(b)
	b.SetBytes(int64(len(y)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadYAML(bytes.NewReader(y)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteJSON(b *testing.B) {
	r, j, _ := largest(b)
	b.SetBytes(int64(len(j)))
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteJSON(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkValidate(b *testing.B) {
	r, _, _ := largest(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := r.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}
