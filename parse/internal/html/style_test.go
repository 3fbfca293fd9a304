package html

import "testing"

// What a page does not show is not read, as far as the page itself says so.
func TestHiddenText(t *testing.T) {
	sheet := func(rules, page string) string { return "<style>" + rules + "</style>" + page }
	cell := func(s string) string { return "<table><tr><td>a<td>" + s + "</table>" }
	for _, c := range []struct{ name, in, want string }{
		{"invisible", cell(`<i style="visibility:hidden">9</i>5`), "|a|5|"},
		{"visible within", `<p style="visibility:hidden">甲<b style="visibility:visible">乙</b></p>`, "乙"},
		{"without size", cell(`<font style="font-size:0px;color:#fff">9</font>5`), "|a|5|"},
		{"sizes within", `<div style="font-size:0"><p style="font-size:14px">甲</p> <p style="font-size:1em">乙</p></div>`, "甲\n乙"},
		{"no size by shorthand", `<p style="font:0/0 a">甲</p><p style="font:normal 10.5pt 宋体">乙</p>`, "乙"},
		{"without colour", cell(`<i style="color:transparent">9</i><i style="color:rgba(0,0,0,0)">9</i><i style="color:rgba(0, 0, 0, .87)">5</i>`), "|a|5|"},
		{"opaque", cell(`<i style="opacity:0">9</i><i style="opacity:1">5</i>`), "|a|5|"},
		{"off the screen", cell(`<i style="position:absolute; left:-9999px">9</i><i style="position:relative;left:-2px">5</i>`), "|a|5|"},
		{"a heading that is a picture", `<h1 style="text-indent:-9999px;background:url(a.png)">甲</h1><p>乙</p>`, "甲\n乙"},
		{"centred", `<p style="position:absolute;left:50%;margin-left:-50%;top:-50%">甲</p>`, "甲"},
		{"clipped", `<i style="position:absolute;clip:rect(1px, 1px, 1px, 1px)">甲</i><i style="position:absolute;clip-path:inset(50%)">甲</i>乙`, "乙"},
		{"cut", `<i style="width:0;overflow:hidden;display:inline-block">9</i><i style="width:100%;overflow:hidden">乙</i>`, "乙"},
		{"a cell", `<table><tr><td>a<td style="visibility:hidden">9<td>5</table>`, "|a||5|"},
		{"a row", `<table><tr style="visibility:collapse"><td>a<td>9<tr><td>b<td>5</table>`, "|||\n|b|5|"},
		{"a closed dialog", `<dialog>甲</dialog><dialog open>乙</dialog>`, "乙"},
		{"a frame with its page", `<iframe srcdoc="&lt;style&gt;.x{display:none}&lt;/style&gt;&lt;p&gt;甲&lt;p class=x&gt;乙"></iframe><p class=x>丙`, "甲\n丙"},
		{"a hidden frame", `<iframe srcdoc="甲" style="display:none"></iframe>乙`, "乙"},

		{"by class", sheet(`.x , #y{DISPLAY : none} /* .z{display:none} */`, `<p class="w x">甲<p id=y>甲<p class=z>乙`), "乙"},
		{"shown again", sheet(`.pane{display:none} .panes > .active{display:block}`, `<div class=panes><div class=pane>甲</div><div class="pane active">乙</div></div>`), "乙"},
		{"the more special", sheet(`#a p{display:block} p{display:none}`, `<div id=a><p>乙</p></div><p>甲</p>`), "乙"},
		{"the later", sheet(`p{display:none} p{display:block}`, `<p>乙</p>`), "乙"},
		{"important", sheet(`p{display:none!important} p{display:block}`, `<p>甲</p><div>乙`), "乙"},
		{"the element's own", sheet(`p{display:none}`, `<p style="display:block">乙</p>`), "乙"},
		{"not of a class", sheet(`div:not(.open){display:none}`, `<div>甲</div><div class=open>乙</div>`), "乙"},
		{"other media", sheet(`@media print{p{display:none}} @media (max-width:760px){p{display:none}} @font-face{font-family:a}`, `<p>乙</p>`), "乙"},
		{"this medium", sheet(`@media screen and (min-width:760px){.x{display:none}}`, `<p class=x>甲</p><p>乙</p>`), "乙"},
		{"moments", sheet(`p:hover{display:none} p::before{display:none} p:has(a){display:none}`, `<p>乙</p>`), "乙"},
		{"sheets for print", `<style media=print>p{display:none}</style><p>乙`, "乙"},
		{"no sheet at all", sheet(`p{{{display:none`, `<p>乙</p>`), "乙"},
	} {
		if got := blocksOf(t, c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
