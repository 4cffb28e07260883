//! Two hundred lines of plain content, and one dynamic.

use live_runtime::prelude::*;

#[live_view]
pub(crate) struct BenchStatic {
    count: u64,
}

#[live_view]
impl BenchStatic {
    fn mount() -> Self {
        Self { count: 0 }
    }

    #[handle_event]
    fn inc(&mut self) {
        self.count += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <p id="count">{self.count}</p>
            <button type="button" phx-click="inc">+</button>
            <ol>
                <li>Line 1 is as plain as the one before it.</li>
                <li>Line 2 is as plain as the one before it.</li>
                <li>Line 3 is as plain as the one before it.</li>
                <li>Line 4 is as plain as the one before it.</li>
                <li>Line 5 is as plain as the one before it.</li>
                <li>Line 6 is as plain as the one before it.</li>
                <li>Line 7 is as plain as the one before it.</li>
                <li>Line 8 is as plain as the one before it.</li>
                <li>Line 9 is as plain as the one before it.</li>
                <li>Line 10 is as plain as the one before it.</li>
                <li>Line 11 is as plain as the one before it.</li>
                <li>Line 12 is as plain as the one before it.</li>
                <li>Line 13 is as plain as the one before it.</li>
                <li>Line 14 is as plain as the one before it.</li>
                <li>Line 15 is as plain as the one before it.</li>
                <li>Line 16 is as plain as the one before it.</li>
                <li>Line 17 is as plain as the one before it.</li>
                <li>Line 18 is as plain as the one before it.</li>
                <li>Line 19 is as plain as the one before it.</li>
                <li>Line 20 is as plain as the one before it.</li>
                <li>Line 21 is as plain as the one before it.</li>
                <li>Line 22 is as plain as the one before it.</li>
                <li>Line 23 is as plain as the one before it.</li>
                <li>Line 24 is as plain as the one before it.</li>
                <li>Line 25 is as plain as the one before it.</li>
                <li>Line 26 is as plain as the one before it.</li>
                <li>Line 27 is as plain as the one before it.</li>
                <li>Line 28 is as plain as the one before it.</li>
                <li>Line 29 is as plain as the one before it.</li>
                <li>Line 30 is as plain as the one before it.</li>
                <li>Line 31 is as plain as the one before it.</li>
                <li>Line 32 is as plain as the one before it.</li>
                <li>Line 33 is as plain as the one before it.</li>
                <li>Line 34 is as plain as the one before it.</li>
                <li>Line 35 is as plain as the one before it.</li>
                <li>Line 36 is as plain as the one before it.</li>
                <li>Line 37 is as plain as the one before it.</li>
                <li>Line 38 is as plain as the one before it.</li>
                <li>Line 39 is as plain as the one before it.</li>
                <li>Line 40 is as plain as the one before it.</li>
                <li>Line 41 is as plain as the one before it.</li>
                <li>Line 42 is as plain as the one before it.</li>
                <li>Line 43 is as plain as the one before it.</li>
                <li>Line 44 is as plain as the one before it.</li>
                <li>Line 45 is as plain as the one before it.</li>
                <li>Line 46 is as plain as the one before it.</li>
                <li>Line 47 is as plain as the one before it.</li>
                <li>Line 48 is as plain as the one before it.</li>
                <li>Line 49 is as plain as the one before it.</li>
                <li>Line 50 is as plain as the one before it.</li>
                <li>Line 51 is as plain as the one before it.</li>
                <li>Line 52 is as plain as the one before it.</li>
                <li>Line 53 is as plain as the one before it.</li>
                <li>Line 54 is as plain as the one before it.</li>
                <li>Line 55 is as plain as the one before it.</li>
                <li>Line 56 is as plain as the one before it.</li>
                <li>Line 57 is as plain as the one before it.</li>
                <li>Line 58 is as plain as the one before it.</li>
                <li>Line 59 is as plain as the one before it.</li>
                <li>Line 60 is as plain as the one before it.</li>
                <li>Line 61 is as plain as the one before it.</li>
                <li>Line 62 is as plain as the one before it.</li>
                <li>Line 63 is as plain as the one before it.</li>
                <li>Line 64 is as plain as the one before it.</li>
                <li>Line 65 is as plain as the one before it.</li>
                <li>Line 66 is as plain as the one before it.</li>
                <li>Line 67 is as plain as the one before it.</li>
                <li>Line 68 is as plain as the one before it.</li>
                <li>Line 69 is as plain as the one before it.</li>
                <li>Line 70 is as plain as the one before it.</li>
                <li>Line 71 is as plain as the one before it.</li>
                <li>Line 72 is as plain as the one before it.</li>
                <li>Line 73 is as plain as the one before it.</li>
                <li>Line 74 is as plain as the one before it.</li>
                <li>Line 75 is as plain as the one before it.</li>
                <li>Line 76 is as plain as the one before it.</li>
                <li>Line 77 is as plain as the one before it.</li>
                <li>Line 78 is as plain as the one before it.</li>
                <li>Line 79 is as plain as the one before it.</li>
                <li>Line 80 is as plain as the one before it.</li>
                <li>Line 81 is as plain as the one before it.</li>
                <li>Line 82 is as plain as the one before it.</li>
                <li>Line 83 is as plain as the one before it.</li>
                <li>Line 84 is as plain as the one before it.</li>
                <li>Line 85 is as plain as the one before it.</li>
                <li>Line 86 is as plain as the one before it.</li>
                <li>Line 87 is as plain as the one before it.</li>
                <li>Line 88 is as plain as the one before it.</li>
                <li>Line 89 is as plain as the one before it.</li>
                <li>Line 90 is as plain as the one before it.</li>
                <li>Line 91 is as plain as the one before it.</li>
                <li>Line 92 is as plain as the one before it.</li>
                <li>Line 93 is as plain as the one before it.</li>
                <li>Line 94 is as plain as the one before it.</li>
                <li>Line 95 is as plain as the one before it.</li>
                <li>Line 96 is as plain as the one before it.</li>
                <li>Line 97 is as plain as the one before it.</li>
                <li>Line 98 is as plain as the one before it.</li>
                <li>Line 99 is as plain as the one before it.</li>
                <li>Line 100 is as plain as the one before it.</li>
                <li>Line 101 is as plain as the one before it.</li>
                <li>Line 102 is as plain as the one before it.</li>
                <li>Line 103 is as plain as the one before it.</li>
                <li>Line 104 is as plain as the one before it.</li>
                <li>Line 105 is as plain as the one before it.</li>
                <li>Line 106 is as plain as the one before it.</li>
                <li>Line 107 is as plain as the one before it.</li>
                <li>Line 108 is as plain as the one before it.</li>
                <li>Line 109 is as plain as the one before it.</li>
                <li>Line 110 is as plain as the one before it.</li>
                <li>Line 111 is as plain as the one before it.</li>
                <li>Line 112 is as plain as the one before it.</li>
                <li>Line 113 is as plain as the one before it.</li>
                <li>Line 114 is as plain as the one before it.</li>
                <li>Line 115 is as plain as the one before it.</li>
                <li>Line 116 is as plain as the one before it.</li>
                <li>Line 117 is as plain as the one before it.</li>
                <li>Line 118 is as plain as the one before it.</li>
                <li>Line 119 is as plain as the one before it.</li>
                <li>Line 120 is as plain as the one before it.</li>
                <li>Line 121 is as plain as the one before it.</li>
                <li>Line 122 is as plain as the one before it.</li>
                <li>Line 123 is as plain as the one before it.</li>
                <li>Line 124 is as plain as the one before it.</li>
                <li>Line 125 is as plain as the one before it.</li>
                <li>Line 126 is as plain as the one before it.</li>
                <li>Line 127 is as plain as the one before it.</li>
                <li>Line 128 is as plain as the one before it.</li>
                <li>Line 129 is as plain as the one before it.</li>
                <li>Line 130 is as plain as the one before it.</li>
                <li>Line 131 is as plain as the one before it.</li>
                <li>Line 132 is as plain as the one before it.</li>
                <li>Line 133 is as plain as the one before it.</li>
                <li>Line 134 is as plain as the one before it.</li>
                <li>Line 135 is as plain as the one before it.</li>
                <li>Line 136 is as plain as the one before it.</li>
                <li>Line 137 is as plain as the one before it.</li>
                <li>Line 138 is as plain as the one before it.</li>
                <li>Line 139 is as plain as the one before it.</li>
                <li>Line 140 is as plain as the one before it.</li>
                <li>Line 141 is as plain as the one before it.</li>
                <li>Line 142 is as plain as the one before it.</li>
                <li>Line 143 is as plain as the one before it.</li>
                <li>Line 144 is as plain as the one before it.</li>
                <li>Line 145 is as plain as the one before it.</li>
                <li>Line 146 is as plain as the one before it.</li>
                <li>Line 147 is as plain as the one before it.</li>
                <li>Line 148 is as plain as the one before it.</li>
                <li>Line 149 is as plain as the one before it.</li>
                <li>Line 150 is as plain as the one before it.</li>
                <li>Line 151 is as plain as the one before it.</li>
                <li>Line 152 is as plain as the one before it.</li>
                <li>Line 153 is as plain as the one before it.</li>
                <li>Line 154 is as plain as the one before it.</li>
                <li>Line 155 is as plain as the one before it.</li>
                <li>Line 156 is as plain as the one before it.</li>
                <li>Line 157 is as plain as the one before it.</li>
                <li>Line 158 is as plain as the one before it.</li>
                <li>Line 159 is as plain as the one before it.</li>
                <li>Line 160 is as plain as the one before it.</li>
                <li>Line 161 is as plain as the one before it.</li>
                <li>Line 162 is as plain as the one before it.</li>
                <li>Line 163 is as plain as the one before it.</li>
                <li>Line 164 is as plain as the one before it.</li>
                <li>Line 165 is as plain as the one before it.</li>
                <li>Line 166 is as plain as the one before it.</li>
                <li>Line 167 is as plain as the one before it.</li>
                <li>Line 168 is as plain as the one before it.</li>
                <li>Line 169 is as plain as the one before it.</li>
                <li>Line 170 is as plain as the one before it.</li>
                <li>Line 171 is as plain as the one before it.</li>
                <li>Line 172 is as plain as the one before it.</li>
                <li>Line 173 is as plain as the one before it.</li>
                <li>Line 174 is as plain as the one before it.</li>
                <li>Line 175 is as plain as the one before it.</li>
                <li>Line 176 is as plain as the one before it.</li>
                <li>Line 177 is as plain as the one before it.</li>
                <li>Line 178 is as plain as the one before it.</li>
                <li>Line 179 is as plain as the one before it.</li>
                <li>Line 180 is as plain as the one before it.</li>
                <li>Line 181 is as plain as the one before it.</li>
                <li>Line 182 is as plain as the one before it.</li>
                <li>Line 183 is as plain as the one before it.</li>
                <li>Line 184 is as plain as the one before it.</li>
                <li>Line 185 is as plain as the one before it.</li>
                <li>Line 186 is as plain as the one before it.</li>
                <li>Line 187 is as plain as the one before it.</li>
                <li>Line 188 is as plain as the one before it.</li>
                <li>Line 189 is as plain as the one before it.</li>
                <li>Line 190 is as plain as the one before it.</li>
                <li>Line 191 is as plain as the one before it.</li>
                <li>Line 192 is as plain as the one before it.</li>
                <li>Line 193 is as plain as the one before it.</li>
                <li>Line 194 is as plain as the one before it.</li>
                <li>Line 195 is as plain as the one before it.</li>
                <li>Line 196 is as plain as the one before it.</li>
                <li>Line 197 is as plain as the one before it.</li>
                <li>Line 198 is as plain as the one before it.</li>
                <li>Line 199 is as plain as the one before it.</li>
                <li>Line 200 is as plain as the one before it.</li>
            </ol>
        }
    }
}
